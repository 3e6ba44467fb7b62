using ChannelGrains.Ingest.V1;
using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChannelGrains.Benchmarks.Ceiling;

/// <summary>What any server of this protocol must do at least: parse every field, store the bytes, answer. And a unary call that does nothing.</summary>
internal sealed class CeilingService(CeilingLog log)
{
    public const string EmptyCall = "Empty";
    public const string ServiceName = "channelgrains.benchmarks.Ceiling";

    private static readonly Method<CeilingFrame, StreamTransactionsResponse> Stream = new(
        MethodType.DuplexStreaming, "channelgrains.ingest.v1.IngestService", "StreamTransactions",
        Marshallers.Create<CeilingFrame>((_, _) => throw new NotSupportedException("The server does not send requests."), CeilingFrame.Read),
        Marshallers.Create<StreamTransactionsResponse>(Write, _ => throw new NotSupportedException("The server does not read responses.")));

    private static readonly Method<byte[], byte[]> Empty = new(
        MethodType.Unary, ServiceName, EmptyCall, Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes), Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes));

    private static void Write(StreamTransactionsResponse response, SerializationContext context)
    {
        context.SetPayloadLength(response.CalculateSize());
        response.WriteTo(context.GetBufferWriter());
        context.Complete();
    }

    internal sealed class MethodProvider : IServiceMethodProvider<CeilingService>
    {
        public void OnServiceMethodDiscovery(ServiceMethodProviderContext<CeilingService> context)
        {
            context.AddDuplexStreamingMethod(Stream, [new HttpMethodMetadata([HttpMethods.Post])],
                (service, requests, responses, call) => new CeilingStream(service.Log, requests, responses, call.CancellationToken).RunAsync());
            context.AddUnaryMethod(Empty, [new HttpMethodMetadata([HttpMethods.Post])], (_, _, _) => Task.FromResult(Array.Empty<byte>()));
        }
    }

    private CeilingLog Log => log;
}
