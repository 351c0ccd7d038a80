/** Speaks a short message to screen readers when it changes: `urgent` interrupts ("đến lượt phát biểu"). */
export function LiveRegion({ message, urgent = false }: { message: string; urgent?: boolean }) {
  return (
    <div className="visuallyHidden" aria-live={urgent ? 'assertive' : 'polite'} aria-atomic="true">
      {message}
    </div>
  );
}
