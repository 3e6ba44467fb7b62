using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Journal.Tests.Simulation;

/// <summary>Files in memory that lose at <see cref="LosePower"/> what was not synced, and fail where a test asks for it.</summary>
internal sealed class LossyFileSystem : IJournalFileSystem
{
    private readonly List<(string Directory, Action<Dictionary<string, LossyNode>> Change)> _unsynced = [];
    private readonly HashSet<string> _locks = [];
    private Dictionary<string, LossyNode> _current = [];
    private readonly Dictionary<string, LossyNode> _durable = [];
    private int _boot;
    private bool _isOff;

    public object Gate { get; } = new();

    /// <summary>False makes each sync a lie, as of a disk that does not flush.</summary>
    public bool SyncWorks { get; set; } = true;

    /// <summary>After so many changes of files the power goes; below 0 never.</summary>
    public int StepsToPowerLoss { get; set; } = -1;

    /// <summary>After so many syncs one fails; below 0 never.</summary>
    public int SyncsToFailure { get; set; } = -1;

    /// <summary>After so many writes one finds the disk full in its middle; below 0 never.</summary>
    public int WritesToDiskFull { get; set; } = -1;

    public long CapacityBytes { get; set; } = long.MaxValue / 2;

    public IEnumerable<string> Paths => Run(_boot, () => _current.Keys.Order().ToArray());

    public void CutPower()
    {
        lock (Gate)
            _isOff = true;
    }

    /// <summary>The power went and is back: files hold what was synced and any part of the rest; open files are dead.</summary>
    public void LosePower(Random random)
    {
        lock (Gate)
        {
            if (SyncWorks)
                foreach (var (_, change) in _unsynced.Take(random.Next(_unsynced.Count + 1)))
                    change(_durable);
            _unsynced.Clear();
            while (_durable.Keys.FirstOrDefault(path => !_durable.ContainsKey(Parent(path)) && Parent(path) != "/") is { } lost)
                _durable.Remove(lost);
            foreach (var node in _durable.Values)
                node.LosePower(random);
            _current = new Dictionary<string, LossyNode>(_durable);
            Boot();
        }
    }

    /// <summary>The system fails to write any of what is not synced by itself, which the next sync would hear of: it comes too late for one that is
    /// killed before.</summary>
    public void FailToWrite(Random random)
    {
        lock (Gate)
            foreach (var node in _current.Values)
                node.FailToWrite(random);
    }

    /// <summary>The process died, the machine went on: files hold what was written, and what was not synced can still be lost.</summary>
    public void KillProcess()
    {
        lock (Gate)
            Boot();
    }

    public void FlipBit(string path, long offset) => _current[path].FlipBit(offset);

    public void CreateDirectory(string path) => Run(_boot, () =>
    {
        RequireDirectory(Parent(path));
        Change(path, files => files[path] = new LossyNode { IsDirectory = true });
        return 0;
    });

    public bool DirectoryExists(string path) => Run(_boot, () => IsDirectory(path));

    public bool FileExists(string path) => Run(_boot, () => _current.TryGetValue(path, out var node) && !node.IsDirectory);

    public IReadOnlyList<string> List(string directory) => Run(
        _boot, () => _current.Keys.Where(path => Parent(path) == directory).Select(path => Path.GetFileName(path)).ToArray());

    public IJournalFile Create(string path, long length) => Run(_boot, () =>
    {
        RequireDirectory(Parent(path));
        if (length > FreeBytes(path))
            throw new DiskFullException($"No space for {path}.");
        var node = new LossyNode();
        node.SetLength(length);
        Change(path, files => files[path] = node);
        return new LossyFile(this, path, node, _boot);
    });

    public IJournalFile Open(string path, bool writable) => Run(_boot, () => new LossyFile(this, path, _current[path], _boot));

    public void Rename(string from, string to) => Run(_boot, () =>
    {
        foreach (var path in _current.Keys.Where(path => path == from || path.StartsWith(from + "/", StringComparison.Ordinal)).ToArray())
            Change(to, files =>
            {
                if (files.Remove(path, out var node))
                    files[to + path[from.Length..]] = node;
            });
        return 0;
    });

    public void Delete(string path) => Run(_boot, () =>
    {
        Change(path, files => files.Remove(path));
        return 0;
    });

    public void SyncDirectory(string path) => Run(_boot, () =>
    {
        Step();
        if (!SyncWorks)
            return 0;
        foreach (var (_, change) in _unsynced.Where(change => change.Directory == path))
            change(_durable);
        _unsynced.RemoveAll(change => change.Directory == path);
        return 0;
    });

    public long FreeBytes(string directory) => Run(_boot, () => CapacityBytes - _current.Values.Sum(node => (long)node.Length));

    public IDirectoryLock Lock(string directory, string ownerFile, string owner) => Run(_boot, () =>
        _locks.Add(directory) ? new Unlock(this, directory) : throw new JournalLockedException($"{directory} is held by somebody. Stop that process."));

    internal T Run<T>(int boot, Func<T> operation)
    {
        lock (Gate)
        {
            CheckPower(boot);
            return operation();
        }
    }

    internal void CheckPower(int boot)
    {
        if (_isOff || boot != _boot)
            throw new PowerLostException();
    }

    // The pages stay readable and count as clean, as Linux has it: no later sync writes them.
    internal void CheckSync(LossyNode node)
    {
        if (SyncsToFailure < 0 || SyncsToFailure-- > 0)
            return;
        node.FailToSync();
        throw new IOException("Injected: the disk did not sync.");
    }

    // A write that meets the end of the disk leaves a part of itself behind.
    internal void CheckSpace(string path, long offset, ReadOnlySpan<byte> bytes, LossyNode node)
    {
        if (WritesToDiskFull < 0 || WritesToDiskFull-- > 0)
            return;
        node.Write(offset, bytes[..(bytes.Length / 2)]);
        throw new DiskFullException($"Injected: no space in {path}.");
    }

    internal void Step()
    {
        if (StepsToPowerLoss < 0 || StepsToPowerLoss-- > 0)
            return;
        _isOff = true;
        throw new PowerLostException();
    }

    private void Boot()
    {
        _locks.Clear();
        _boot++;
        (_isOff, StepsToPowerLoss, WritesToDiskFull, SyncsToFailure) = (false, -1, -1, -1);
    }

    private void Change(string path, Action<Dictionary<string, LossyNode>> change)
    {
        change(_current);
        _unsynced.Add((Path.GetDirectoryName(path)!, change));
        Step();
    }

    private static string Parent(string path) => Path.GetDirectoryName(path)!;

    private bool IsDirectory(string path) => path == "/" || _current.TryGetValue(path, out var node) && node.IsDirectory;

    private void RequireDirectory(string path)
    {
        if (!IsDirectory(path))
            throw new DirectoryNotFoundException($"There is no directory {path}.");
    }

    private sealed class Unlock(LossyFileSystem fs, string path) : IDirectoryLock
    {
        public void EnsureInPlace()
        {
        }

        public void Dispose() => fs._locks.Remove(path);
    }
}
