using System.Security.Cryptography;
using ChannelGrains.Evidence.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace ChannelGrains.Dashboard.Evidence;

/// <summary>Hands a part of a file on to the server, a chunk at a time.</summary>
internal static class EvidencePart
{
    private const int ChunkBytes = 256 << 10;

    /// <param name="client">In whose name it is sent.</param>
    /// <param name="header">What is said of the whole file.</param>
    /// <param name="offset">Where the part begins in it.</param>
    /// <param name="content">The part.</param>
    /// <param name="cancellationToken">Ends it; what came is held.</param>
    /// <exception cref="RpcException">FAILED_PRECONDITION where the file is not whole yet: what came is held.</exception>
    public static async Task<UploadEvidenceResponse> SendAsync(
        EvidenceService.EvidenceServiceClient client, EvidenceHeader header, long offset, Stream content, CancellationToken cancellationToken)
    {
        using var call = client.UploadEvidence(cancellationToken: cancellationToken);
        try
        {
            await call.RequestStream.WriteAsync(new UploadEvidenceRequest { Header = header }, cancellationToken);
            var buffer = new byte[ChunkBytes];
            while (await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) is var read and > 0)
            {
                await call.RequestStream.WriteAsync(new UploadEvidenceRequest { Chunk = new EvidenceChunk { Offset = offset, Content = ByteString.CopyFrom(buffer.AsSpan(0, read)) } }, cancellationToken);
                offset += read;
            }
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException && !cancellationToken.IsCancellationRequested)
        {
            // The call has ended: its answer says why.
        }
        return await call.ResponseAsync;
    }

    /// <summary>Sends a file that came with a form.</summary>
    /// <returns>Its SHA-256.</returns>
    public static async Task<string> SendWholeAsync(EvidenceService.EvidenceServiceClient client, string partnerId, IFormFile file)
    {
        await using var content = file.OpenReadStream();
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, CancellationToken.None));
        content.Position = 0;
        await SendAsync(client, new EvidenceHeader { PartnerId = partnerId, Sha256 = sha256, SizeBytes = file.Length, MediaType = file.ContentType }, 0, content, CancellationToken.None);
        return sha256;
    }
}
