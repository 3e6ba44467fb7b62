using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Benchmarks.Front;

/// <summary>One file through the file seam, one thread that writes whatever gathered and syncs it once.</summary>
internal sealed class CeilingLog : IFrameStore
{
    private const int GroupBytes = 4 << 20;
    private const long SegmentBytes = 256L << 20;

    private readonly object _gate = new();
    private readonly byte[] _group = new byte[GroupBytes];
    private readonly Thread _writing;
    private List<FrontFrame> _waiting = [];
    private readonly IJournalFile _file;
    private long _offset;
    private bool _isClosed;

    public CeilingLog(string directory)
    {
        _file = PhysicalFileSystem.Instance.Create(Path.Combine(directory, "ceiling.log"), SegmentBytes);
        _writing = new Thread(WriteAll) { IsBackground = true, Name = "ceiling-write" };
        _writing.Start();
    }

    public void Append(FrontFrame frame)
    {
        lock (_gate)
        {
            _waiting.Add(frame);
            if (_waiting.Count == 1)
                Monitor.Pulse(_gate);
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }
        _writing.Join();
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    private void WriteAll()
    {
        for (var frames = new List<FrontFrame>(); Take(ref frames); frames.Clear())
        {
            Write(frames);
            _file.Sync();
            foreach (var frame in frames)
                frame.OnDurable();
        }
    }

    private bool Take(ref List<FrontFrame> frames)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isClosed)
                Monitor.Wait(_gate);
            (frames, _waiting) = (_waiting, frames);
            return frames.Count > 0;
        }
    }

    private void Write(List<FrontFrame> frames)
    {
        var used = 0;
        foreach (var frame in frames)
        {
            if (used + frame.Bytes.Length > GroupBytes)
                used = Flush(used);
            frame.Bytes.CopyTo(_group.AsMemory(used));
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
