-- CreateTable
CREATE TABLE "PaperUpload" (
    "versionId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "uploadedBy" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "originalHash" TEXT NOT NULL,
    "originalType" TEXT NOT NULL,
    "pdfHash" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "pages" INTEGER NOT NULL,
    "uploadedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PaperUpload_pkey" PRIMARY KEY ("versionId")
);

-- CreateTable
CREATE TABLE "PaperPage" (
    "versionId" TEXT NOT NULL,
    "page" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "folded" TEXT NOT NULL,

    CONSTRAINT "PaperPage_pkey" PRIMARY KEY ("versionId","page")
);

-- CreateTable
CREATE TABLE "SharedDocument" (
    "name" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SharedDocument_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "DocumentUpdate" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "data" BYTEA NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentUpdate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PaperUpload_meetingId_idx" ON "PaperUpload"("meetingId");

-- CreateIndex
CREATE INDEX "PaperUpload_pdfHash_idx" ON "PaperUpload"("pdfHash");

-- CreateIndex
CREATE INDEX "DocumentUpdate_name_id_idx" ON "DocumentUpdate"("name", "id");

-- AddForeignKey
ALTER TABLE "PaperPage" ADD CONSTRAINT "PaperPage_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "PaperUpload"("versionId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentUpdate" ADD CONSTRAINT "DocumentUpdate_name_fkey" FOREIGN KEY ("name") REFERENCES "SharedDocument"("name") ON DELETE CASCADE ON UPDATE CASCADE;

-- Search of papers, tones ignored: an expression index, which Prisma leaves alone.
CREATE INDEX "PaperPage_folded_idx" ON "PaperPage" USING gin (to_tsvector('simple', "folded"));
