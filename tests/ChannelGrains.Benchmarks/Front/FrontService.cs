using System.Text;
using ChannelGrains.Ingest.V1;
using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChannelGrains.Benchmarks.Front;

/// <summary>What any server of this protocol must do at least: parse every field, hand over to a store, answer. Also a unary call and a
/// stream that do nothing, and the choice of a store's variant.</summary>
internal sealed class FrontService(IFrameStore store)
{
    public const string EmptyCall = "Empty";
    public const string EmptyStream = "EmptyStream";
    public const string UseVariant = "UseVariant";
    public const string ServiceName = "channelgrains.benchmarks.Front";
    private static readonly Marshaller<byte[]> Raw = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);

    private static readonly Method<FrontFrame, StreamTransactionsResponse> Stream = new(
        MethodType.DuplexStreaming, "channelgrains.ingest.v1.IngestService", "StreamTransactions",
        Marshallers.Create<FrontFrame>((_, _) => throw new NotSupportedException("The server does not send requests."), FrontFrame.Read),
        Marshallers.Create<StreamTransactionsResponse>(Write, _ => throw new NotSupportedException("The server does not read responses.")));

    private static readonly Method<byte[], byte[]> Empty = new(MethodType.Unary, ServiceName, EmptyCall, Raw, Raw);
    private static readonly Method<byte[], byte[]> Echo = new(MethodType.DuplexStreaming, ServiceName, EmptyStream, Raw, Raw);
    private static readonly Method<byte[], byte[]> Use = new(MethodType.Unary, ServiceName, UseVariant, Raw, Raw);

    private IFrameStore Store => store;

    private static void Write(StreamTransactionsResponse response, SerializationContext context)
    {
        context.SetPayloadLength(response.CalculateSize());
        response.WriteTo(context.GetBufferWriter());
        context.Complete();
    }

    private static async Task EchoAsync(IAsyncStreamReader<byte[]> requests, IServerStreamWriter<byte[]> responses)
    {
        while (await requests.MoveNext(CancellationToken.None))
            await responses.WriteAsync([]);
    }

    private async Task<byte[]> UseAsync(byte[] variant)
    {
        if (store is IPeerStore peer)
            await peer.UseAsync(Encoding.UTF8.GetString(variant));
        return [];
    }

    internal sealed class MethodProvider : IServiceMethodProvider<FrontService>
    {
        private static readonly object[] Post = [new HttpMethodMetadata([HttpMethods.Post])];

        public void OnServiceMethodDiscovery(ServiceMethodProviderContext<FrontService> context)
        {
            context.AddDuplexStreamingMethod(Stream, Post,
                (service, requests, responses, call) => new FrontStream(service.Store, requests, responses, call.CancellationToken).RunAsync());
            context.AddUnaryMethod(Empty, Post, (_, _, _) => Task.FromResult(Array.Empty<byte>()));
            context.AddDuplexStreamingMethod(Echo, Post, (_, requests, responses, _) => EchoAsync(requests, responses));
            context.AddUnaryMethod(Use, Post, (service, variant, _) => service.UseAsync(variant));
        }
    }
}
