using ChannelGrains.Grains.Customers;
using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Server;

/// <summary>The data directory of a process: made so that a loss of power leaves either a usable one or none, held against every other process, and
/// readable by its owner alone.</summary>
internal sealed class DataDirectory : IDisposable
{
    private const string OwnerFile = "data.lock";
    private const string Journals = "journal";

    private readonly IDirectoryLock _lock;

    private DataDirectory(string path, IDirectoryLock held) => (Path, _lock) = (path, held);

    public string Path { get; }

    public string JournalPath => JournalPathOf(Path);

    public static string JournalPathOf(string data) => System.IO.Path.Combine(System.IO.Path.GetFullPath(data), Journals);

    /// <exception cref="JournalLockedException">Another process has it.</exception>
    public static DataDirectory Open(string data, IJournalFileSystem fs, TimeProvider time)
    {
        var path = System.IO.Path.GetFullPath(data);
        DirectoryTree.Create(fs, path);
        return new DataDirectory(path, fs.Lock(path, OwnerFile, LockOwner.Describe(time)));
    }

    /// <summary>The customer key, which is durable before the first journal is made, so that a directory with journals always has one.</summary>
    public CustomerKey ReadOrCreateCustomerKey(IJournalFileSystem fs) =>
        CustomerKeyFile.ReadOrCreate(fs, Path, hasJournals: fs.DirectoryExists(JournalPath) && fs.List(JournalPath).Any(IsOfAJournal));

    public void Dispose() => _lock.Dispose();

    // An empty directory may have been made by whoever mounts a disk there.
    private static bool IsOfAJournal(string name) => name.StartsWith("journal-", StringComparison.Ordinal) || name == "journal.meta";
}
