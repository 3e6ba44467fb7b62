using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;

namespace ChannelGrains.Server.Tests.Access;

/// <summary>What became of a call: its reason if it was refused, and every byte that came back.</summary>
/// <param name="Reason">The reason of its ErrorInfo; empty when it was not refused, or refused without one.</param>
/// <param name="Bytes">Answers, message and details as text, byte by byte.</param>
/// <param name="Code">How it ended.</param>
internal sealed record AnyCall(string Reason, string Bytes, StatusCode Code)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Calls any method and reads its first answer; a stream of requests is sent all of them.</summary>
    public static async Task<AnyCall> MakeAsync(ChannelBase channel, MethodDescriptor method, params IMessage[] requests)
    {
        var bytes = Marshallers.Create<byte[]>(message => message, message => message);
        var type = method.IsClientStreaming ? MethodType.DuplexStreaming : method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;
        var raw = new Method<byte[], byte[]>(type, method.Service.FullName, method.Name, bytes, bytes);
        var options = new CallOptions(deadline: DateTime.UtcNow + Patience);
        var invoker = channel.CreateCallInvoker();
        var seen = new List<byte>();
        try
        {
            switch (type)
            {
                case MethodType.Unary:
                    seen.AddRange(await invoker.AsyncUnaryCall(raw, null, options, requests[0].ToByteArray()));
                    break;
                case MethodType.ServerStreaming:
                    using (var call = invoker.AsyncServerStreamingCall(raw, null, options, requests[0].ToByteArray()))
                        if (await call.ResponseStream.MoveNext(CancellationToken.None))
                            seen.AddRange(call.ResponseStream.Current);
                    break;
                default:
                    using (var call = invoker.AsyncDuplexStreamingCall(raw, null, options))
                    {
                        // The server may end the call before all is sent; its status says why.
                        await Record.ExceptionAsync(async () =>
                        {
                            foreach (var request in requests)
                                await call.RequestStream.WriteAsync(request.ToByteArray());
                            await call.RequestStream.CompleteAsync();
                        });
                        await foreach (var answer in call.ResponseStream.ReadAllAsync())
                            seen.AddRange(answer);
                    }
                    break;
            }
            return new AnyCall("", Text(seen), StatusCode.OK);
        }
        catch (RpcException exception)
        {
            foreach (var entry in exception.Trailers)
                seen.AddRange(entry.IsBinary ? entry.ValueBytes : System.Text.Encoding.UTF8.GetBytes(entry.Value));
            seen.AddRange(System.Text.Encoding.UTF8.GetBytes(exception.Status.Detail));
            return new AnyCall(exception.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? "", Text(seen), exception.StatusCode);
        }
    }

    private static string Text(List<byte> bytes) => System.Text.Encoding.Latin1.GetString([.. bytes]);
}
