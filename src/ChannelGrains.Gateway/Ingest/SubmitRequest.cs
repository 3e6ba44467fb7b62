using System.Text;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Ingest.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>A SubmitTransactionsRequest whose batch stays bytes, as a frame's do: objects for transactions would take many times what they take on the wire.</summary>
/// <param name="SourceId">The source that sends.</param>
/// <param name="Batch">The batch's message.</param>
internal sealed record SubmitRequest(string SourceId, byte[] Batch)
{
    private const uint SourceTag = (SubmitTransactionsRequest.SourceIdFieldNumber << 3) | 2;
    private const uint BatchTag = (SubmitTransactionsRequest.BatchFieldNumber << 3) | 2;

    /// <summary>What it names, without its transactions: for the rules of access, which look at messages.</summary>
    public SubmitTransactionsRequest Names()
    {
        var index = FrameIndexer.IndexBatch(Batch, 0);
        return new SubmitTransactionsRequest
        {
            SourceId = SourceId,
            Batch = new TransactionBatch { PartnerId = Encoding.UTF8.GetString(Batch, index.PartnerStart, index.PartnerLength) },
        };
    }

    /// <summary>The wire form of the method: requests are read here, answers are written by the generated code.</summary>
    public static Method<SubmitRequest, SubmitTransactionsResponse> Method { get; } = new(
        MethodType.Unary, "channelgrains.ingest.v1.IngestService", "SubmitTransactions",
        Marshallers.Create<SubmitRequest>((_, _) => throw new NotSupportedException("The server does not send requests."), Read),
        Marshallers.Create(Write, context => SubmitTransactionsResponse.Parser.ParseFrom(context.PayloadAsReadOnlySequence())));

    private static SubmitRequest Read(DeserializationContext context)
    {
        var (sourceId, batch) = ("", Array.Empty<byte>());
        var bytes = context.PayloadAsNewBuffer();
        var reader = new WireReader(bytes);
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
            switch (tag)
            {
                case SourceTag: sourceId = Encoding.UTF8.GetString(reader.ReadBytes()); break;
                // A message that comes in parts is all of them, one behind the other.
                case BatchTag: batch = batch.Length == 0 ? reader.ReadBytes().ToArray() : [.. batch, .. reader.ReadBytes()]; break;
                default: reader.Skip(tag); break;
            }
        return reader.Failed ? throw new InvalidDataException("The request is no well-formed message.") : new SubmitRequest(sourceId, batch);
    }

    private static void Write(SubmitTransactionsResponse response, SerializationContext context)
    {
        context.SetPayloadLength(response.CalculateSize());
        response.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
