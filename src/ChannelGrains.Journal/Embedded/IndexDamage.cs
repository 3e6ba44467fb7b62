using System.Text;
using Microsoft.Extensions.Logging;
using RocksDbSharp;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Takes note of damage that is found in the index, so that the next start builds it again from the log.</summary>
internal sealed partial class IndexDamage(string directory, JournalInstruments instruments, ILogger log)
{
    private const string FileName = "DAMAGED";

    private readonly ILogger _log = log;
    private int _isMarked;

    /// <summary>What was found before, or null.</summary>
    public static string? Find(string directory)
    {
        var path = Path.Combine(directory, FileName);
        return File.Exists(path) ? $"damage was found in it: {File.ReadAllText(path)}" : null;
    }

    /// <summary>Whether what failed is the index, by damage that building it again mends.</summary>
    public static bool IsDamage(Exception error) =>
        error is JournalCorruptException { IsDerived: true } || error is RocksDbException failure && DiskErrors.IsDamage(failure.Message);

    /// <summary>The index was started again.</summary>
    public void Forget()
    {
        File.Delete(Path.Combine(directory, FileName));
        Volatile.Write(ref _isMarked, 0);
    }

    /// <summary>Counts it, says it, and marks the index the first time. The caller goes on as if what is damaged were not there, or fails.</summary>
    public void OnFound(string what)
    {
        instruments.OnIndexDamage();
        if (Interlocked.Exchange(ref _isMarked, 1) != 0)
            return;
        LogFound(directory, what);
        try
        {
            DurableFile.Write(PhysicalFileSystem.Instance, Path.Combine(directory, FileName), Encoding.UTF8.GetBytes(what));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotMarked(directory, exception);
        }
    }

    [LoggerMessage(2041, LogLevel.Error,
        "The index in {Directory} is damaged: {What}. The log is not touched by that; the next start builds the index again. Restart soon, and look at the disk.")]
    private partial void LogFound(string directory, string what);

    [LoggerMessage(2042, LogLevel.Error,
        "The damaged index in {Directory} could not be marked: stop the server and delete that directory, then the next start builds it again.")]
    private partial void LogNotMarked(string directory, Exception error);
}
