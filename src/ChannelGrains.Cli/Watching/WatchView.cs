using ChannelGrains.Cli.Hosting;
using Google.Protobuf;
using Grpc.Core;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Watching;

/// <summary>A watch of the server, and how its answers look.</summary>
/// <param name="Call">Begins it.</param>
/// <param name="Picture">An answer for a terminal.</param>
/// <param name="Line">An answer on one line, for where a table cannot be redrawn.</param>
internal sealed record WatchView<TAnswer>(
    Func<Session, CancellationToken, AsyncServerStreamingCall<TAnswer>> Call, Func<TAnswer, IRenderable> Picture, Func<TAnswer, string> Line)
    where TAnswer : class, IMessage;
