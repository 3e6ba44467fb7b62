using System.IO.Compression;
using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Budgets;

/// <summary>Frames that are small on the wire and large in memory.</summary>
public sealed class FrameBoundTests(SharedServer server)
{
    private readonly TestClient _client = server.Client;

    [Fact]
    public async Task Frame_OfEmptyBatches_EndsTheStream()
    {
        await using var session = await _client.OpenAsync(await _client.CreateSourceAsync(SourceMode.Keyed));
        // A frame of 4,097 batches of two bytes each, in a field of the request.
        var frame = new byte[2 * 4_097];
        for (var i = 0; i < frame.Length; i += 2)
            frame[i] = 0x0A;
        await session.SendRawAsync([0x12, .. Varint(frame.Length), .. frame]);

        Refused.With(StatusCode.InvalidArgument, "FRAME_TOO_LARGE", await session.ReadToErrorAsync());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Message_ThatInflatesBeyondTheLargest_IsRefused(string encoding)
    {
        using var call = new RawCall(server.Server.GrpcAddress);
        var request = new SubmitTransactionsRequest { SourceId = "erp", Batch = new TransactionBatch { PartnerId = new string('x', 64 << 20) } }.ToByteArray();

        var answer = await call.SendAsync("/channelgrains.ingest.v1.IngestService/SubmitTransactions", RawCall.Message(Packed(request, encoding), compressed: true), encoding: encoding);

        Assert.Equal((StatusCode.ResourceExhausted, "MESSAGE_TOO_LARGE"), (answer.Status, answer.Reason));
    }

    private static byte[] Packed(byte[] bytes, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packing = encoding == "gzip" ? new GZipStream(packed, CompressionLevel.Fastest) : new ZLibStream(packed, CompressionLevel.Fastest))
            packing.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Varint(int value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        return [.. bytes, (byte)value];
    }
}
