using System.Security.Cryptography;
using ChannelGrains.Evidence.V1;
using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>Files of evidence, and their uploads.</summary>
internal static class Files
{
    public const int ChunkBytes = 256 << 10;

    private static readonly byte[] PngStart = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Bytes that begin as a PNG does, and differ by their number.</summary>
    public static byte[] Png(int size, int number)
    {
        var bytes = new byte[size];
        new Random(number).NextBytes(bytes);
        PngStart.CopyTo(bytes, 0);
        return bytes;
    }

    public static string Sha256(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    public static EvidenceHeader Header(string partner, byte[] file) => new() { PartnerId = partner, Sha256 = Sha256(file), SizeBytes = file.Length, MediaType = "image/png" };

    public static UploadEvidenceRequest Chunk(byte[] file, long offset, int length) =>
        new() { Chunk = new EvidenceChunk { Offset = offset, Content = ByteString.CopyFrom(file.AsSpan((int)offset, length)) } };

    public static Task<UploadEvidenceResponse> UploadAsync(this TestClient client, string partner, byte[] file, Action<EvidenceHeader>? change = null)
    {
        var header = Header(partner, file);
        change?.Invoke(header);
        return client.UploadAsync(header, Chunks(file, 0));
    }

    /// <summary>Sends a header and chunks, and answers what the server does, also when that is before all is sent.</summary>
    public static async Task<UploadEvidenceResponse> UploadAsync(this TestClient client, EvidenceHeader? header, IEnumerable<UploadEvidenceRequest> chunks)
    {
        using var call = client.Evidence.UploadEvidence();
        try
        {
            if (header is not null)
                await call.RequestStream.WriteAsync(new UploadEvidenceRequest { Header = header });
            foreach (var chunk in chunks)
                await call.RequestStream.WriteAsync(chunk);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException or IOException)
        {
            // It has answered.
        }
        return await call.ResponseAsync;
    }

    public static IEnumerable<UploadEvidenceRequest> Chunks(byte[] file, long from)
    {
        for (var at = from; at < file.Length; at += ChunkBytes)
            yield return Chunk(file, at, (int)Math.Min(ChunkBytes, file.Length - at));
    }

    public static Task<GetEvidenceStatusResponse> StatusAsync(this TestClient client, string partner, byte[] file) =>
        client.Evidence.GetEvidenceStatusAsync(new() { PartnerId = partner, Sha256 = Sha256(file) }).ResponseAsync;

    /// <summary>How many records the partner's journal has.</summary>
    public static async Task<long> VersionAsync(this TestClient client, string partner) => (await client.Kpis.GetPartnerKpisAsync(new() { PartnerId = partner, Period = "2026-01" })).JournalVersion;

    public static async Task<byte[]> DownloadAsync(this TestClient client, string partner, string sha256, long offset = 0)
    {
        using var call = client.Evidence.DownloadEvidence(new() { PartnerId = partner, Sha256 = sha256, Offset = offset });
        using var content = new MemoryStream();
        await foreach (var message in call.ResponseStream.ReadAllAsync(CancellationToken.None))
            message.Chunk?.Content.WriteTo(content);
        return content.ToArray();
    }
}
