using System.Buffers;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Hostile.Wire;

/// <summary>A message that the client neither builds nor parses.</summary>
internal sealed class RawMessage(ReadOnlyMemory<byte> bytes)
{
    private static readonly Marshaller<RawMessage> Marshaller =
        Marshallers.Create<RawMessage>(Write, context => new RawMessage(context.PayloadAsNewBuffer()));

    public static Method<RawMessage, RawMessage> IngestStream { get; } =
        new(MethodType.DuplexStreaming, "channelgrains.ingest.v1.IngestService", "StreamTransactions", Marshaller, Marshaller);

    public ReadOnlyMemory<byte> Bytes => bytes;

    public static Method<RawMessage, RawMessage> Unary(string service, string name) => new(MethodType.Unary, service, name, Marshaller, Marshaller);

    private static void Write(RawMessage message, SerializationContext context)
    {
        context.SetPayloadLength(message.Bytes.Length);
        context.GetBufferWriter().Write(message.Bytes.Span);
        context.Complete();
    }
}
