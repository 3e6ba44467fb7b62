using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Evidence;

/// <summary>Claims a file for a partner, once it is whole.</summary>
/// <param name="Sha256">The file.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="TakenAtMicros">When it was taken, microseconds since 1970-01-01 UTC; null is not said.</param>
/// <param name="Place">Where; empty is not said.</param>
/// <param name="Device">By what; empty is not said.</param>
[GenerateSerializer, Immutable]
public sealed record ReceiveEvidence(
    [property: Id(0)] string Sha256, [property: Id(1)] long SizeBytes, [property: Id(2)] string MediaType, [property: Id(3)] long? TakenAtMicros, [property: Id(4)] string Place,
    [property: Id(5)] string Device)
{
    /// <summary>Refused, in this order: SHA256, FILE_SIZE, MEDIA_TYPE, TIME_AHEAD, TIME_TOO_OLD, TEXT_TOO_LONG, TEXT_INVALID.</summary>
    /// <param name="nowMicros">Now, microseconds since 1970-01-01 UTC.</param>
    /// <param name="maxFileBytes">Of the largest file.</param>
    public Refusal? Check(long nowMicros, long maxFileBytes)
    {
        if (EvidenceLimits.CheckName(Sha256, "header.sha256") is { } refusal)
            return refusal;
        if (SizeBytes < 1 || SizeBytes > maxFileBytes)
            return Refusal.InvalidArgument("FILE_SIZE", $"header.size_bytes {SizeBytes} is not from 1 to {maxFileBytes}: send a smaller file, as a photo at less resolution.", "header.size_bytes");
        if (!MediaTypes.All.Contains(MediaType))
            return Refusal.InvalidArgument("MEDIA_TYPE", $"header.media_type must be one of {string.Join(", ", MediaTypes.All)}.", "header.media_type");
        if (TakenAtMicros > nowMicros + (long)EvidenceLimits.ClockTolerance.TotalMicroseconds)
            return Refusal.InvalidArgument("TIME_AHEAD", "header.taken_at lies in the future: check the device's clock.", "header.taken_at");
        if (TakenAtMicros < nowMicros - (long)EvidenceLimits.MaxAge.TotalMicroseconds)
            return Refusal.InvalidArgument("TIME_TOO_OLD", $"header.taken_at is more than {EvidenceLimits.MaxAge.TotalDays:0} days ago: check the device's clock.", "header.taken_at");
        return Texts.Check(Place, EvidenceLimits.TextBytes, "header.place") ?? Texts.Check(Device, EvidenceLimits.TextBytes, "header.device");
    }

    /// <summary>What becomes known of the partner's files. Refused: EVIDENCE_FULL. Null where nothing more is to be known: the principal claims the file already, or as many as may do.</summary>
    /// <param name="book">How much there is.</param>
    /// <param name="file">The file as it is claimed; null when nobody claims it.</param>
    /// <param name="principal">Who brings it.</param>
    public Outcome<EvidenceReceived>? Decide(EvidenceBook? book, EvidenceFile? file, string principal)
    {
        if (file is not null && (file.Of(principal) is not null || file.Claims.Count >= EvidenceLimits.MaxClaims))
            return null;
        if (file is null && book?.Files >= EvidenceLimits.MaxFiles)
            return Refusal.ResourceExhausted("EVIDENCE_FULL", $"The partner has {EvidenceLimits.MaxFiles} files, as many as it may have. Waiting does not help.");
        return new EvidenceReceived(Sha256, SizeBytes, MediaType, TakenAtMicros, Place, Device, IsFirst: file is null);
    }
}
