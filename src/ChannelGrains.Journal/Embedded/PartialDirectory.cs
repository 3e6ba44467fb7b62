namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// A directory that is filled under another name, and gets its own with the last step. What an interrupted one left is cleared away by the next; what
/// is not known to be such a rest is never touched.
/// </summary>
internal sealed class PartialDirectory : IDisposable
{
    private const string Suffix = ".partial";
    private const string Marker = "unfinished.lock";

    private readonly IJournalFileSystem _fs;
    private readonly string _target;
    private readonly IDirectoryLock _lock;
    private bool _isComplete;

    private PartialDirectory(IJournalFileSystem fs, string target, IDirectoryLock held) => (_fs, _target, _lock) = (fs, target, held);

    public string Path => _target + Suffix;

    public IDirectoryLock Lock => _lock;

    /// <param name="fs">Where it is.</param>
    /// <param name="target">What it is called in the end; there is nothing of that name.</param>
    /// <param name="time">For what this process says of itself.</param>
    /// <exception cref="ArgumentException">Something else has the name under which it would be filled.</exception>
    /// <exception cref="JournalLockedException">Somebody fills it at this moment.</exception>
    public static PartialDirectory Create(IJournalFileSystem fs, string target, TimeProvider time)
    {
        var path = target + Suffix;
        if (fs.FileExists(path) || fs.DirectoryExists(path) && !IsRest(fs.List(path)))
            throw new ArgumentException($"{path} exists and is not the rest of an interrupted copy. Move it away, or name another directory.");
        DirectoryTree.Create(fs, path);
        var partial = new PartialDirectory(fs, target, fs.Lock(path, Marker, LockOwner.Describe(time)));
        partial.Clear();
        return partial;
    }

    /// <summary>Gives it its name. Everything in it is synced.</summary>
    public void Complete()
    {
        _fs.SyncDirectory(Path);
        _fs.Rename(Path, _target);
        _fs.SyncDirectory(System.IO.Path.GetDirectoryName(_target)!);
        _isComplete = true;
        DeleteMarker(_target);
    }

    /// <summary>Takes what is not complete away, as far as that is possible.</summary>
    public void Dispose()
    {
        try
        {
            if (!_isComplete)
                Clear();
        }
        catch (IOException)
        {
            // The next one clears it away, by the marker that is still there.
        }
        finally
        {
            _lock.Dispose();
        }
    }

    private static bool IsRest(IReadOnlyList<string> names) => names.Count == 0 || names.Contains(Marker) && names.All(IsOwn);

    private static bool IsOwn(string name) =>
        name is Marker or BackupManifest.FileName or StoreIdentity.FileName || LogSegment.NumberOf(name) is not null || name.StartsWith(EvidencePaths.BackupPrefix, StringComparison.Ordinal)
        || name.EndsWith(DurableFile.UnfinishedSuffix, StringComparison.Ordinal);

    private void Clear()
    {
        foreach (var name in _fs.List(Path).Where(name => name != Marker))
            _fs.Delete(System.IO.Path.Combine(Path, name));
    }

    private void DeleteMarker(string directory)
    {
        var marker = System.IO.Path.Combine(directory, Marker);
        if (_fs.FileExists(marker))
            _fs.Delete(marker);
    }
}
