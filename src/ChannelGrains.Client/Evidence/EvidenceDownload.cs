using System.Security.Cryptography;
using ChannelGrains.Evidence.V1;
using Grpc.Core;

namespace ChannelGrains.Client;

/// <summary>Takes files of evidence from a server, and goes on where a download broke off.</summary>
/// <param name="channel">The server.</param>
public sealed class EvidenceDownload(ChannelBase channel)
{
    private readonly EvidenceService.EvidenceServiceClient _client = new(channel);

    /// <summary>Writes the rest of a file behind what is there of it.</summary>
    /// <param name="partnerId">The partner.</param>
    /// <param name="sha256">The file.</param>
    /// <param name="target">What is there of it; can be read and can seek.</param>
    /// <param name="cancellationToken">Ends it; what came is there.</param>
    /// <returns>What is known of the file.</returns>
    /// <exception cref="InvalidDataException">The file is there now, and is not what its name says; <paramref name="target"/> is empty again.</exception>
    public async Task<EvidenceFile> RunAsync(string partnerId, string sha256, Stream target, CancellationToken cancellationToken)
    {
        target.Seek(0, SeekOrigin.End);
        using var call = _client.DownloadEvidence(new DownloadEvidenceRequest { PartnerId = partnerId, Sha256 = sha256, Offset = target.Length }, cancellationToken: cancellationToken);
        EvidenceFile? file = null;
        await foreach (var message in call.ResponseStream.ReadAllAsync(cancellationToken))
            if (message.File is { } known)
                file = known;
            else
                await target.WriteAsync(message.Chunk.Content.Memory, cancellationToken);
        target.Position = 0;
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(target, cancellationToken)) == sha256)
            return file!;
        target.SetLength(0);
        throw new InvalidDataException($"What was received is not the file {sha256}. Get it again; when it stays so, have `channelctl journal verify` run.");
    }
}
