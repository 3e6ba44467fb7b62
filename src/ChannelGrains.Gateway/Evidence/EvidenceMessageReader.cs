using ChannelGrains.Evidence.V1;
using ChannelGrains.Gateway.Errors;
using Grpc.Core;

namespace ChannelGrains.Gateway.Evidence;

/// <summary>Reads the messages of an upload, each in time.</summary>
/// <param name="requests">The messages.</param>
/// <param name="idle">Cancelled when none comes in time.</param>
/// <param name="idleTimeout">In what time.</param>
/// <param name="ended">Cancelled then, or when the call or the server ends.</param>
internal sealed class EvidenceMessageReader(IAsyncStreamReader<UploadEvidenceRequest> requests, CancellationTokenSource idle, TimeSpan idleTimeout, CancellationToken ended)
{
    public CancellationToken Ended => ended;

    public async Task<EvidenceHeader> ReadHeaderAsync() => await NextAsync() is { Header: { } header } ? header : throw RefusalStatus.ToException(EvidenceRefusals.HeaderMissing);

    /// <summary>The next chunk; null behind the last one.</summary>
    public async Task<EvidenceChunk?> ReadChunkAsync() => await NextAsync() switch
    {
        null => null,
        { Chunk: { } chunk } => chunk,
        { Header: not null } => throw RefusalStatus.ToException(EvidenceRefusals.HeaderRepeated),
        _ => throw RefusalStatus.ToException(EvidenceRefusals.ChunkSize),
    };

    private async Task<UploadEvidenceRequest?> NextAsync()
    {
        idle.CancelAfter(idleTimeout);
        try
        {
            var message = await requests.MoveNext(ended) ? requests.Current : null;
            // What is done with it is bounded by itself.
            idle.CancelAfter(Timeout.InfiniteTimeSpan);
            return message;
        }
        catch (IOException)
        {
            // A reset may be seen before the call counts as cancelled.
            throw new RpcException(new Status(StatusCode.Cancelled, "The caller reset the upload. What came is held."));
        }
    }
}
