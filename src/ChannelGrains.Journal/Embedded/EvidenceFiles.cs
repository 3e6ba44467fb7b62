namespace ChannelGrains.Journal.Embedded;

/// <summary>Files in one directory: beside the journals of one process, which holds it, or shared by the processes of a deployment. A whole file is named by its content and never
/// changes, so that processes share it; those that are not whole are one process's.</summary>
public sealed partial class EvidenceFiles : IEvidenceStore
{
    private readonly EmbeddedEvidenceOptions _options;
    private readonly IJournalFileSystem _fs;
    private readonly TimeProvider _time;
    private readonly EvidencePaths _paths;
    private readonly Lock _gate = new(); // taken inside the gate of an upload, never around it
    private readonly Dictionary<string, EvidencePart> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<EvidenceName, int> _uploading = [];
    private readonly Dictionary<EvidenceName, long> _unclaimedSince = [];

    private EvidenceFiles(EmbeddedEvidenceOptions options, IJournalFileSystem fs, TimeProvider time) =>
        (_options, _fs, _time, _paths) = (options, fs, time, new EvidencePaths(options.Directory, options.Parts));

    internal int NoteBytes => _options.NoteBytes;

    /// <summary>Opens or creates the directory; what is held of files that are not whole is known again, and what nothing says anything of is cleared away.</summary>
    public static EvidenceFiles Open(EmbeddedEvidenceOptions options, IJournalFileSystem fs, TimeProvider time)
    {
        var files = new EvidenceFiles(options, fs, time);
        DirectoryTree.Create(fs, options.Directory);
        if (!fs.DirectoryExists(files._paths.Parts))
            fs.CreateDirectory(files._paths.Parts);
        // A process that was killed may have left directories whose names a loss of power would take back.
        fs.SyncDirectory(options.Directory);
        files.ReadNotes();
        return files;
    }

    /// <summary>Where the files of a store are whose journals are in a directory.</summary>
    public static string DirectoryBeside(string journalDirectory) => EvidencePaths.DirectoryBeside(journalDirectory);

    public ValueTask<long?> FindAsync(EvidenceName name, CancellationToken cancellationToken) => new(Task.Run<long?>(
        () =>
        {
            var path = _paths.Whole(name);
            if (!_fs.FileExists(path))
                return null;
            using var file = _fs.Open(path, writable: false);
            return file.Length;
        },
        cancellationToken));

    public ValueTask<long> HeldAsync(string owner, EvidenceName name, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult(_parts.TryGetValue(EvidencePart.IdOf(EvidencePart.OwnerOf(owner), name), out var part) ? part.Held : 0);
    }

    public ValueTask<IEvidenceUpload> UploadAsync(string owner, EvidenceName name, long size, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return new(Task.Run(() => Upload(new EvidencePart(EvidencePart.OwnerOf(owner), name, size)), cancellationToken));
    }

    public ValueTask<int> ReadAsync(EvidenceName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken) => new(Task.Run(
        () =>
        {
            var path = _paths.Whole(name);
            if (!_fs.FileExists(path))
                throw new FileNotFoundException($"The file {name} is missing. Put it back from a backup, or have it uploaded again.", path);
            using var file = _fs.Open(path, writable: false);
            return file.Read(offset, buffer.Span);
        },
        cancellationToken));

    public ValueTask<EvidenceFault> CheckAsync(EvidenceName name, CancellationToken cancellationToken) =>
        new(Task.Run(() => EvidenceContent.Check(_fs, _paths.Whole(name), name, cancellationToken), cancellationToken));

    private IEvidenceUpload Upload(EvidencePart wanted)
    {
        while (true)
        {
            EmbeddedEvidenceUpload? before;
            lock (_gate)
            {
                before = _parts.GetValueOrDefault(wanted.Id)?.Open;
                if (before is null)
                    return Begin(wanted);
            }
            before.TakeOver();
        }
    }

    private EmbeddedEvidenceUpload Begin(EvidencePart wanted)
    {
        if (_parts.TryGetValue(wanted.Id, out var part) && part.Size != wanted.Size)
        {
            Drop(part);
            part = null;
        }
        if (part is null)
        {
            Admit(wanted);
            part = wanted;
        }
        try
        {
            var path = _paths.Part(part.Id);
            var file = part.IsNoted ? _fs.Open(path, writable: true) : _fs.Create(path, 0);
            if (file.Length != part.Held)
                file.SetLength(part.Held);
            _parts[part.Id] = part;
            part.TouchedAt = Now();
            part.Open = new EmbeddedEvidenceUpload(this, part, file);
        }
        catch (DiskFullException exception)
        {
            throw Full(exception);
        }
        _uploading[part.Name] = _uploading.GetValueOrDefault(part.Name) + 1;
        _unclaimedSince.Remove(part.Name);
        return part.Open;
    }

    private void Admit(EvidencePart wanted)
    {
        Expire();
        if (_parts.Values.Count(part => part.Owner == wanted.Owner) >= _options.MaxOwnerParts)
            throw new EvidenceFullException(EvidenceBound.Owner, $"{_options.MaxOwnerParts} files of one owner are on their way.");
        if (_parts.Count >= _options.MaxParts || _parts.Values.Sum(part => part.Size) + wanted.Size > _options.MaxPartBytes)
            throw new EvidenceFullException(EvidenceBound.All, "As many files are on their way as may be.");
        if (_fs.FreeBytes(_options.Directory) - _parts.Values.Sum(part => part.Size - part.Held) - wanted.Size < _options.ReserveBytes)
            throw Full(null);
    }

    internal static EvidenceFullException Full(Exception? inner) => new(EvidenceBound.Disk, "The disk has no room for the file.", inner);

    /// <summary>Notes durably how much of a part is; its file is synced.</summary>
    internal void WriteNote(EvidencePart part, long held)
    {
        part.TouchedAt = Now();
        DurableFile.Write(_fs, _paths.Note(part.Id), part.ToNote(held));
        lock (_gate)
            (part.Held, part.IsNoted) = (held, true);
    }

    /// <summary>Gives a part, whose file is synced and right, its name.</summary>
    internal void MakeWhole(EvidencePart part)
    {
        lock (_gate)
            if (!_fs.DirectoryExists(_paths.Shard(part.Name)))
            {
                _fs.CreateDirectory(_paths.Shard(part.Name));
                _fs.SyncDirectory(_options.Directory);
            }
        // Over a file that is there already: it may be damaged.
        _fs.Rename(_paths.Part(part.Id), _paths.Whole(part.Name));
        _fs.SyncDirectory(_paths.Shard(part.Name));
        lock (_gate)
            Drop(part);
    }

    /// <summary>An upload lets go of its part, which is kept where there is a note of it.</summary>
    internal void Leave(EvidencePart part, EmbeddedEvidenceUpload upload)
    {
        lock (_gate)
        {
            if (part.Open != upload)
                return;
            part.Open = null;
            if (!part.IsNoted)
                Drop(part);
        }
    }

    internal void Discard(EvidencePart part)
    {
        lock (_gate)
            Drop(part);
    }

    internal void EndUpload(EvidenceName name)
    {
        lock (_gate)
            if (--_uploading[name] is var left && left == 0)
                _uploading.Remove(name);
    }

    private void Drop(EvidencePart part)
    {
        if (_parts.GetValueOrDefault(part.Id) == part)
            _parts.Remove(part.Id);
        // The note first: without it the other one is of no use.
        foreach (var path in new[] { _paths.Note(part.Id), _paths.Part(part.Id) })
            if (_fs.FileExists(path))
                _fs.Delete(path);
        part.IsNoted = false;
    }

    private void ReadNotes()
    {
        foreach (var name in _fs.List(_paths.Parts).Where(name => name.EndsWith(EvidencePaths.NoteSuffix, StringComparison.Ordinal)))
            if (ReadNote(Path.Combine(_paths.Parts, name)) is { } part && name == part.Id + EvidencePaths.NoteSuffix && Holds(part))
                _parts[part.Id] = part;
        foreach (var name in _fs.List(_paths.Parts).Where(name => !_parts.ContainsKey(Path.GetFileNameWithoutExtension(name)) || name.EndsWith(DurableFile.UnfinishedSuffix, StringComparison.Ordinal)))
            _fs.Delete(Path.Combine(_paths.Parts, name));
    }

    private EvidencePart? ReadNote(string path)
    {
        using var file = _fs.Open(path, writable: false);
        var bytes = new byte[file.Length];
        file.Read(0, bytes);
        return EvidencePart.OfNote(bytes);
    }

    private bool Holds(EvidencePart part)
    {
        var path = _paths.Part(part.Id);
        if (!_fs.FileExists(path))
            return false;
        using var file = _fs.Open(path, writable: false);
        return file.Length >= part.Held && part.Held <= part.Size;
    }

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
