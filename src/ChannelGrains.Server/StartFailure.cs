using System.ComponentModel.DataAnnotations;
using System.Net.Sockets;
using System.Security.Cryptography;
using ChannelGrains.Journal;

namespace ChannelGrains.Server;

/// <summary>Why a server does not start, as its operator can mend it: shown as one line, without a stack trace.</summary>
internal static class StartFailure
{
    public static bool Is(Exception exception) => exception is ValidationException or IOException or UnauthorizedAccessException or SocketException
        or CryptographicException or InvalidDataException or ArgumentException or InvalidOperationException or FormatException or JournalCorruptException;
}
