namespace ChannelGrains.Journal.Tests.Simulation;

/// <summary>The content of one file: as it reads now, and as it would be found after a loss of power.</summary>
internal sealed class LossyNode
{
    private const int Sector = 512;

    private readonly HashSet<long> _unsynced = [];
    private byte[] _current = [];
    private byte[] _durable = [];

    public bool IsDirectory { get; init; }

    public int Length => _current.Length;

    public int Read(long offset, Span<byte> buffer)
    {
        if (offset >= _current.Length)
            return 0;
        var read = (int)Math.Min(buffer.Length, _current.Length - offset);
        _current.AsSpan((int)offset, read).CopyTo(buffer);
        return read;
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        if (offset + bytes.Length > _current.Length)
            Array.Resize(ref _current, (int)offset + bytes.Length);
        bytes.CopyTo(_current.AsSpan((int)offset));
        for (var sector = offset / Sector; sector <= (offset + bytes.Length - 1) / Sector; sector++)
            _unsynced.Add(sector);
    }

    public void SetLength(long length)
    {
        // What a file loses and gets again reads as zeros, which its disk must learn as well.
        for (var sector = Math.Min(length, _current.Length) / Sector; sector * Sector < Math.Max(length, _current.Length); sector++)
            _unsynced.Add(sector);
        Array.Resize(ref _current, (int)length);
    }

    public void Sync()
    {
        Array.Resize(ref _durable, _current.Length);
        foreach (var sector in _unsynced)
            Persist(sector, _durable);
        _unsynced.Clear();
    }

    /// <summary>Any of what waits for the disk does not get there, counts as written all the same, and reads as before.</summary>
    public void FailToWrite(Random random) => _unsynced.RemoveWhere(_ => random.Next(2) == 0);

    /// <summary>None of what waits for the disk gets there, as at a sync that fails.</summary>
    public void FailToSync() => _unsynced.Clear();

    public void FlipBit(long offset)
    {
        _current[offset] ^= 0x10;
        _durable[offset] ^= 0x10;
    }

    /// <summary>Keeps what was synced, and of the rest any sectors.</summary>
    public void LosePower(Random random)
    {
        var keep = random.Next(4) switch { 0 => 0.0, 1 => 1.0, 2 => 0.5, _ => random.NextDouble() };
        var found = (byte[])_durable.Clone();
        if (_current.Length != found.Length && random.NextDouble() < keep)
            Array.Resize(ref found, _current.Length);
        foreach (var sector in _unsynced)
            if (random.NextDouble() < keep)
                Persist(sector, found);
        (_current, _durable) = (found, (byte[])found.Clone());
        _unsynced.Clear();
    }

    private void Persist(long sector, byte[] target)
    {
        var start = (int)sector * Sector;
        var length = Math.Min(Sector, Math.Min(_current.Length, target.Length) - start);
        if (length > 0)
            _current.AsSpan(start, length).CopyTo(target.AsSpan(start));
    }
}
