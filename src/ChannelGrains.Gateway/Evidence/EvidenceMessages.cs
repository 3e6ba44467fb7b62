using ChannelGrains.Domain.Evidence;
using ChannelGrains.Evidence.V1;
using ChannelGrains.Grains;
using ChannelGrains.Journal;
using EvidenceFile = ChannelGrains.Domain.Evidence.EvidenceFile;
using Wire = ChannelGrains.Evidence.V1;

namespace ChannelGrains.Gateway.Evidence;

/// <summary>Files of evidence between the wire and the domain.</summary>
internal static class EvidenceMessages
{
    public static ReceiveEvidence ToCommand(EvidenceHeader header) => new(
        header.Sha256, header.SizeBytes, header.MediaType, header.TakenAt is null ? null : Timestamps.ToMicros(header.TakenAt), header.Place, header.Device);

    public static Wire.EvidenceFile ToMessage(EvidenceFile file)
    {
        var message = new Wire.EvidenceFile { Sha256 = file.First.Sha256, SizeBytes = file.First.SizeBytes, MediaType = file.First.MediaType };
        message.Claims.AddRange(file.Claims.Select(claim => new Wire.EvidenceClaim
        {
            Principal = claim.Principal,
            ReceivedAt = Timestamps.FromMicros(claim.ReceivedAtMicros),
            TakenAt = claim.Received.TakenAtMicros is { } takenAt ? Timestamps.FromMicros(takenAt) : null,
            Place = claim.Received.Place,
            Device = claim.Received.Device,
            JournalVersion = claim.Version,
        }));
        return message;
    }

    /// <summary>Whether the file that is claimed is there, as far as its size shows: one that is lost can be uploaded again.</summary>
    public static async ValueTask<bool> IsKeptAsync(IEvidenceStore files, EvidenceFile file, CancellationToken cancellationToken) =>
        await files.FindAsync(new EvidenceName(file.First.Sha256), cancellationToken) == file.First.SizeBytes;
}
