using ChannelGrains.Domain.Evidence;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Evidence.V1;
using ChannelGrains.Gateway.Budgets;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Journal;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Options;
using EvidenceFile = ChannelGrains.Domain.Evidence.EvidenceFile;

namespace ChannelGrains.Gateway.Evidence;

/// <summary>Sends a file to a caller, a chunk at a time.</summary>
internal sealed class EvidenceSender(IEvidenceStore files, IOptions<BudgetOptions> budget, TimeProvider time)
{
    private const int ChunkBytes = 64 << 10;

    /// <summary>The chunk, and what the transport makes of it.</summary>
    private const long SendBytes = 4 * ChunkBytes;

    private static readonly Refusal SlowReader = Refusal.ResourceExhausted("SLOW_READER", "A chunk was not read in time. Ask for the rest, from the offset that you have, and read it as it comes.");

    public async Task SendAsync(EvidenceFile file, long offset, IServerStreamWriter<DownloadEvidenceResponse> responses, ServerCallContext context)
    {
        var (name, size) = (new EvidenceName(file.First.Sha256), file.First.SizeBytes);
        if (offset < 0 || offset > size)
            throw RefusalStatus.ToException(Refusal.OutOfRange("OFFSET", $"offset {offset} is not from 0 to the file's size, {size}.", "offset"));
        AdmittedCall.Of(context).Hold(SendBytes);
        using var slow = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(slow.Token, context.CancellationToken);
        try
        {
            await WriteAsync(new DownloadEvidenceResponse { File = EvidenceMessages.ToMessage(file) });
            var buffer = new byte[ChunkBytes];
            for (var at = offset; at < size;)
            {
                var read = await files.ReadAsync(name, at, buffer, context.CancellationToken);
                if (read == 0)
                    throw new FileNotFoundException();
                // The buffer is used again only once the message is written.
                await WriteAsync(new DownloadEvidenceResponse { Chunk = new EvidenceChunk { Offset = at, Content = UnsafeByteOperations.UnsafeWrap(buffer.AsMemory(0, read)) } });
                at += read;
            }
        }
        catch (FileNotFoundException)
        {
            throw RefusalStatus.ToException(new Refusal(RefusalKind.DataLoss, "EVIDENCE_DAMAGED", $"The file {name} is missing on the server's disk, or too short. Upload it again, or have it put back from a backup."));
        }
        catch (OperationCanceledException) when (slow.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            throw RefusalStatus.ToException(SlowReader);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && context.CancellationToken.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "The caller ended the download."));
        }

        async Task WriteAsync(DownloadEvidenceResponse message)
        {
            slow.CancelAfter(budget.Value.Allowed(budget.Value.ReadTimeout, ChunkBytes));
            await responses.WriteAsync(message, ended.Token);
            slow.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }
}
