using ChannelGrains.Domain.Agreements;

namespace ChannelGrains.Grains.Agreements;

/// <summary>A partner's obligations, read once of its records; they are kept in none of its snapshots.</summary>
internal sealed class KnownObligations
{
    /// <summary>The version of the agreement that they are of; 0 for none.</summary>
    public long AgreementVersion { get; set; }

    public OverdueObligations Obligations { get; set; } = OverdueObligations.Of(new AgreementTimeline([], []), []);
}
