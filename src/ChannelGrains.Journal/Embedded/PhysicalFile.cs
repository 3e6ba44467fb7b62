using Microsoft.Win32.SafeHandles;

namespace ChannelGrains.Journal.Embedded;

internal sealed class PhysicalFile(string path, SafeFileHandle handle) : IJournalFile
{
    public string Path => path;

    public long Length => RandomAccess.GetLength(handle);

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(handle, bytes, offset);
        }
        catch (IOException exception) when (DiskErrors.IsFull(exception))
        {
            throw new DiskFullException($"No space to write {bytes.Length} bytes at {offset} of {path}.", exception);
        }
    }

    public int Read(long offset, Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            var read = RandomAccess.Read(handle, buffer[total..], offset + total);
            if (read == 0)
                break;
            total += read;
        }
        return total;
    }

    public void SetLength(long length) => RandomAccess.SetLength(handle, length);

    public void Sync()
    {
        if (OperatingSystem.IsLinux())
            DiskErrors.SyncData(handle, path);
        else
            RandomAccess.FlushToDisk(handle);
    }

    public void Dispose() => handle.Dispose();
}
