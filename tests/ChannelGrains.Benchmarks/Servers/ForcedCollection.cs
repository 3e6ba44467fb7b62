using System.Net.Sockets;
using System.Text;

namespace ChannelGrains.Benchmarks.Servers;

/// <summary>Makes another .NET process collect its garbage, as dotnet-gcdump does: a trace session with the keyword GCHeapCollect, over the
/// runtime's diagnostics socket.</summary>
internal static class ForcedCollection
{
    private const byte EventPipe = 2, CollectTracing = 2;
    private const uint BufferMiB = 16, NetTrace = 1, Informational = 4;
    private const ulong HeapCollect = 0x80_0000;

    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(int pid)
    {
        var path = Directory.GetFiles(Path.GetTempPath(), $"dotnet-diagnostic-{pid}-*-socket").Single();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        await socket.SendAsync(Request());
        using var enough = new CancellationTokenSource(Lasts);
        var buffer = new byte[64 << 10];
        try
        {
            while (await socket.ReceiveAsync(buffer, enough.Token) > 0)
            {
                // The trace itself is not wanted.
            }
        }
        catch (OperationCanceledException)
        {
            // Closing the socket ends the session.
        }
    }

    private static byte[] Request()
    {
        using var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload);
        writer.Write(BufferMiB);
        writer.Write(NetTrace);
        writer.Write(1);
        writer.Write(HeapCollect);
        writer.Write(Informational);
        WriteText(writer, "Microsoft-Windows-DotNETRuntime");
        WriteText(writer, "");
        using var message = new MemoryStream();
        using var header = new BinaryWriter(message);
        header.Write("DOTNET_IPC_V1\0"u8);
        header.Write((ushort)(20 + payload.Length));
        header.Write(EventPipe);
        header.Write(CollectTracing);
        header.Write((ushort)0);
        header.Write(payload.ToArray());
        return message.ToArray();
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        writer.Write(text.Length + 1);
        writer.Write(Encoding.Unicode.GetBytes(text + "\0"));
    }
}
