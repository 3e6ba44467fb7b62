using System.Buffers;
using ChannelGrains.Benchmarks.Front;
using Grpc.Core;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Messages that the client neither builds nor parses, so that it costs little.</summary>
internal sealed class RawBytes
{
    private static readonly Marshaller<RawBytes> Marshaller = Marshallers.Create<RawBytes>(Write, context => new RawBytes { Bytes = context.PayloadAsNewBuffer() });

    public static Method<RawBytes, RawBytes> IngestStream { get; } =
        new(MethodType.DuplexStreaming, "channelgrains.ingest.v1.IngestService", "StreamTransactions", Marshaller, Marshaller);

    public static Method<RawBytes, RawBytes> EmptyStream { get; } =
        new(MethodType.DuplexStreaming, FrontService.ServiceName, FrontService.EmptyStream, Marshaller, Marshaller);

    public static Method<RawBytes, RawBytes> WatchPartnerKpis { get; } =
        new(MethodType.ServerStreaming, "channelgrains.kpi.v1.KpiService", "WatchPartnerKpis", Marshaller, Marshaller);

    public static Method<RawBytes, RawBytes> WatchMarketShare { get; } =
        new(MethodType.ServerStreaming, "channelgrains.market.v1.MarketService", "WatchMarketShare", Marshaller, Marshaller);

    public ReadOnlyMemory<byte> Bytes { get; set; }

    public static Method<RawBytes, RawBytes> Unary(string service, string name) => new(MethodType.Unary, service, name, Marshaller, Marshaller);

    private static void Write(RawBytes message, SerializationContext context)
    {
        context.SetPayloadLength(message.Bytes.Length);
        context.GetBufferWriter().Write(message.Bytes.Span);
        context.Complete();
    }
}
