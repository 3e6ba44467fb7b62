using System.ComponentModel.DataAnnotations;
using System.Net.Sockets;
using System.Security.Cryptography;
using ChannelGrains.Client;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Server;

/// <summary>Why a server does not start, as its operator can mend it: shown as one line, without a stack trace.</summary>
internal static class StartFailure
{
    public static bool Is(Exception exception) => exception is ValidationException or IOException or UnauthorizedAccessException or SocketException
        or CryptographicException or InvalidDataException or ArgumentException or InvalidOperationException or FormatException or JournalCorruptException
        or UnknownFactException;

    /// <summary>What it says, with what its causes say that it does not repeat.</summary>
    public static string Line(Exception exception)
    {
        var line = exception.Message;
        for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException)
            if (!line.Contains(cause.Message, StringComparison.Ordinal))
                line = $"{line.TrimEnd()} {cause.Message}";
        if (exception is UnauthorizedAccessException { InnerException: IOException })
            line = $"{line.TrimEnd('.')}. Let the server's user own it, or name another data directory: --data.";
        if (line.Contains("Read-only file system", StringComparison.Ordinal))
            line = $"{line.TrimEnd('.')}. Mount it for writing, or copy the data directory to a disk that is, and name that: --data. To check the log alone: verify --log-only.";
        return ForeignText.Shown(line.ReplaceLineEndings(" "));
    }
}
