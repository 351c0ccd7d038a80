-- AlterTable
ALTER TABLE "BallotBox" ADD COLUMN     "openKeyId" TEXT;
