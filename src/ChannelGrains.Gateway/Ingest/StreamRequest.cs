using System.Buffers;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Ingest.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>A StreamTransactionsRequest whose frame stays bytes, in a pooled buffer that whoever takes the frame gives back.</summary>
internal sealed class StreamRequest
{
    private const uint OpenTag = (StreamTransactionsRequest.OpenFieldNumber << 3) | 2;
    private const uint FrameTag = (StreamTransactionsRequest.FrameFieldNumber << 3) | 2;

    public StreamOpen? Open { get; private init; }

    /// <summary>The whole message; null unless it is a frame.</summary>
    public byte[]? Buffer { get; private init; }

    /// <summary>Where in the buffer the frame message lies.</summary>
    public int FrameStart { get; private init; }

    public int FrameLength { get; private init; }

    /// <summary>The wire form of the stream: requests are indexed here, responses are written by the generated code.</summary>
    public static Method<StreamRequest, StreamTransactionsResponse> Method { get; } = new(
        MethodType.DuplexStreaming, "channelgrains.ingest.v1.IngestService", "StreamTransactions",
        Marshallers.Create<StreamRequest>((_, _) => throw new NotSupportedException("The server does not send requests."), Read),
        Marshallers.Create(Write, context => StreamTransactionsResponse.Parser.ParseFrom(context.PayloadAsReadOnlySequence())));

    private static StreamRequest Read(DeserializationContext context)
    {
        var payload = context.PayloadAsReadOnlySequence();
        var buffer = ArrayPool<byte>.Shared.Rent((int)payload.Length);
        payload.CopyTo(buffer);
        return Index(buffer, (int)payload.Length);
    }

    private static StreamRequest Index(byte[] buffer, int length)
    {
        var request = new StreamRequest();
        var reader = new WireReader(buffer.AsSpan(0, length));
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
            if (tag == OpenTag)
                request = new StreamRequest { Open = ParseOpen(reader.ReadBytes()) };
            else if (tag == FrameTag)
            {
                var frame = reader.ReadBytes();
                request = new StreamRequest { Buffer = buffer, FrameStart = reader.Position - frame.Length, FrameLength = frame.Length };
            }
            else
                reader.Skip(tag);
        if (request.Buffer is null || reader.Failed)
            ArrayPool<byte>.Shared.Return(buffer);
        return reader.Failed ? new StreamRequest() : request;
    }

    private static StreamOpen? ParseOpen(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StreamOpen.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static void Write(StreamTransactionsResponse response, SerializationContext context)
    {
        context.SetPayloadLength(response.CalculateSize());
        response.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
