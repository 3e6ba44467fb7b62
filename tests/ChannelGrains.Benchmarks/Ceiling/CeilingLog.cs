using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Benchmarks.Ceiling;

/// <summary>One file through the file seam, one thread that writes whatever gathered and syncs it once.</summary>
internal sealed class CeilingLog : IDisposable
{
    private const int GroupBytes = 4 << 20;
    private const long SegmentBytes = 256L << 20;

    private readonly object _gate = new();
    private readonly byte[] _group = new byte[GroupBytes];
    private readonly Thread _writing;
    private List<CeilingFrame> _waiting = [];
    private readonly IJournalFile _file;
    private long _offset;
    private bool _isClosed;

    public CeilingLog(string directory)
    {
        _file = PhysicalFileSystem.Instance.Create(Path.Combine(directory, "ceiling.log"), SegmentBytes);
        _writing = new Thread(WriteAll) { IsBackground = true, Name = "ceiling-write" };
        _writing.Start();
    }

    public void Append(CeilingFrame frame)
    {
        lock (_gate)
        {
            _waiting.Add(frame);
            if (_waiting.Count == 1)
                Monitor.Pulse(_gate);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }
        _writing.Join();
        _file.Dispose();
    }

    private void WriteAll()
    {
        for (var frames = new List<CeilingFrame>(); Take(ref frames); frames.Clear())
        {
            Write(frames);
            _file.Sync();
            foreach (var frame in frames)
                frame.Stream!.OnSynced(frame);
        }
    }

    private bool Take(ref List<CeilingFrame> frames)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isClosed)
                Monitor.Wait(_gate);
            (frames, _waiting) = (_waiting, frames);
            return frames.Count > 0;
        }
    }

    private void Write(List<CeilingFrame> frames)
    {
        var used = 0;
        foreach (var frame in frames)
        {
            if (used + frame.Bytes.Length > GroupBytes)
                used = Flush(used);
            frame.Bytes.CopyTo(_group.AsSpan(used));
            used += frame.Bytes.Length;
            frame.ReturnBuffer();
        }
        Flush(used);
    }

    private int Flush(int used)
    {
        if (_offset + used > SegmentBytes)
        {
            // Over the same file again: making and deleting files would cost it pauses that a log which keeps them does not have.
            _file.Sync();
            _offset = 0;
        }
        _file.Write(_offset, _group.AsSpan(0, used));
        _offset += used;
        return 0;
    }
}
