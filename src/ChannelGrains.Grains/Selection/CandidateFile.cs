using ChannelGrains.Domain.Selection;

namespace ChannelGrains.Grains.Selection;

/// <summary>A partner's <see cref="SelectionFile"/> among the parts of what is known of it.</summary>
internal sealed class CandidateFile
{
    public SelectionFile Value { get; set; } = SelectionFile.Empty;
}
