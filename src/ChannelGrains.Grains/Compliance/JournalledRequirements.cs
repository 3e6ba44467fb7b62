using ChannelGrains.Domain.Compliance;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Compliance;

/// <summary>The requirements as their journal gives them, for partners' turns, without their grain.</summary>
internal sealed class JournalledRequirements(IJournals journals)
{
    private readonly JournalledState<RequirementsState> _state = new(() => new RequirementsFold());

    public ValueTask<Requirements> ReadAsync(CancellationToken cancellationToken) =>
        _state.ReadAsync(journals, (state, _) => state.Requirements, cancellationToken);
}
