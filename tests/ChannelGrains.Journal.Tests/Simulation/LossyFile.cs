using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Journal.Tests.Simulation;

internal sealed class LossyFile(LossyFileSystem fs, string path, LossyNode node, int boot) : IJournalFile
{
    public string Path => path;

    public long Length => fs.Run(boot, () => node.Length);

    public int Read(long offset, Span<byte> buffer)
    {
        lock (fs.Gate)
        {
            fs.CheckPower(boot);
            return node.Read(offset, buffer);
        }
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        lock (fs.Gate)
        {
            fs.CheckPower(boot);
            fs.CheckSpace(path, offset, bytes, node);
            node.Write(offset, bytes);
            fs.Step();
        }
    }

    public void SetLength(long length) => fs.Run(boot, () =>
    {
        node.SetLength(length);
        fs.Step();
        return 0;
    });

    public void Sync() => fs.Run(boot, () =>
    {
        fs.Step();
        fs.CheckSync(node);
        if (fs.SyncWorks)
            node.Sync();
        return 0;
    });

    public void Dispose()
    {
    }
}
