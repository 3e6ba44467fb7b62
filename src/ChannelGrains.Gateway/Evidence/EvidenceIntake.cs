using ChannelGrains.Domain.Evidence;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Evidence.V1;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Journal;
using Grpc.Core;

namespace ChannelGrains.Gateway.Evidence;

/// <summary>Writes the chunks of one upload until the file has all of its bytes. A file that is not what its header says is let go of.</summary>
internal sealed class EvidenceIntake(IEvidenceUpload upload, ReceiveEvidence file)
{
    private readonly int _headBytes = (int)Math.Min(MediaTypes.HeadBytes, file.SizeBytes);
    private bool _isHeadKnown;

    /// <summary>Takes chunks until the caller sends no more.</summary>
    public async Task TakeAsync(EvidenceMessageReader messages)
    {
        for (var isFirst = true; await messages.ReadChunkAsync() is { } chunk; isFirst = false)
            await TakeAsync(chunk, isFirst, messages.Ended);
        if (upload.Held < file.SizeBytes)
            throw RefusalStatus.ToException(EvidenceRefusals.TooShort(upload.Held, file.SizeBytes));
        await CheckHeadAsync(messages.Ended);
    }

    private async Task TakeAsync(EvidenceChunk chunk, bool isFirst, CancellationToken cancellationToken)
    {
        if (chunk.Content.Length is 0 or > EvidenceLimits.ChunkBytes)
            throw RefusalStatus.ToException(EvidenceRefusals.ChunkSize);
        if (chunk.Offset < 0 || (isFirst ? chunk.Offset > upload.Held : chunk.Offset != upload.Held))
            throw RefusalStatus.ToException(EvidenceRefusals.Offset(chunk.Offset, upload.Held));
        if (chunk.Content.Length > file.SizeBytes - chunk.Offset)
            throw await LetGoAsync(EvidenceRefusals.TooLong(file.SizeBytes), cancellationToken);
        if (chunk.Offset < upload.Held)
            await upload.RewindAsync(chunk.Offset, cancellationToken);
        await upload.WriteAsync(chunk.Content.Memory, cancellationToken);
        if (!_isHeadKnown && upload.Held >= _headBytes)
            await CheckHeadAsync(cancellationToken);
    }

    private async Task CheckHeadAsync(CancellationToken cancellationToken)
    {
        var head = new byte[_headBytes];
        await upload.ReadHeadAsync(head, cancellationToken);
        if (!MediaTypes.Matches(file.MediaType, head))
            throw await LetGoAsync(EvidenceRefusals.OtherType(file.MediaType), cancellationToken);
        _isHeadKnown = true;
    }

    private async Task<RpcException> LetGoAsync(Refusal refusal, CancellationToken cancellationToken)
    {
        await upload.DiscardAsync(cancellationToken);
        return RefusalStatus.ToException(refusal);
    }
}
