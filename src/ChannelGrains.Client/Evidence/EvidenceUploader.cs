using System.Security.Cryptography;
using ChannelGrains.Evidence.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Client;

/// <summary>Sends files of evidence, and goes on where an upload broke off.</summary>
/// <param name="channel">The server.</param>
public sealed class EvidenceUploader(ChannelBase channel)
{
    private const int ChunkBytes = 256 << 10;

    private readonly EvidenceService.EvidenceServiceClient _client = new(channel);

    /// <summary>A header for a file: its SHA-256 and size, for the caller to complete.</summary>
    /// <param name="content">The file, which is read from its beginning.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<EvidenceHeader> DescribeAsync(Stream content, CancellationToken cancellationToken)
    {
        content.Position = 0;
        var hash = await SHA256.HashDataAsync(content, cancellationToken);
        return new EvidenceHeader { Sha256 = Convert.ToHexStringLower(hash), SizeBytes = content.Length };
    }

    /// <summary>Sends what the server does not hold of a file. One that it has is answered at once.</summary>
    /// <param name="header">What is said of the file.</param>
    /// <param name="content">The file, which can seek.</param>
    /// <param name="cancellationToken">Ends the upload; what came is held.</param>
    /// <exception cref="RpcException">The server refused it or cannot be reached. Sent again it goes on.</exception>
    public async Task<UploadEvidenceResponse> UploadAsync(EvidenceHeader header, Stream content, CancellationToken cancellationToken)
    {
        var status = await _client.GetEvidenceStatusAsync(new GetEvidenceStatusRequest { PartnerId = header.PartnerId, Sha256 = header.Sha256 }, cancellationToken: cancellationToken);
        using var call = _client.UploadEvidence(cancellationToken: cancellationToken);
        var isTaken = await TryWriteAsync(call.RequestStream, new UploadEvidenceRequest { Header = header }, cancellationToken);
        if (isTaken && status.State != EvidenceState.Complete)
            isTaken = await TrySendAsync(content, Math.Min(status.HeldBytes, header.SizeBytes), call.RequestStream, cancellationToken);
        if (isTaken)
            await call.RequestStream.CompleteAsync();
        return await call.ResponseAsync;
    }

    private static async Task<bool> TrySendAsync(Stream content, long from, IClientStreamWriter<UploadEvidenceRequest> requests, CancellationToken cancellationToken)
    {
        content.Position = from;
        var buffer = new byte[ChunkBytes];
        for (var at = from; await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) is var read and > 0; at += read)
            if (!await TryWriteAsync(requests, new UploadEvidenceRequest { Chunk = new EvidenceChunk { Offset = at, Content = ByteString.CopyFrom(buffer.AsSpan(0, read)) } }, cancellationToken))
                return false;
        return true;
    }

    /// <summary>False where the call has ended: its answer, or its error, says why.</summary>
    private static async Task<bool> TryWriteAsync(IClientStreamWriter<UploadEvidenceRequest> requests, UploadEvidenceRequest message, CancellationToken cancellationToken)
    {
        try
        {
            await requests.WriteAsync(message, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException or IOException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
