using ChannelGrains.Domain.Requests;

namespace ChannelGrains.Grains.Journalled;

/// <summary>State that is a fold of one journal's facts.</summary>
internal interface IJournalledState
{
    RequestLog Requests { get; }
}
