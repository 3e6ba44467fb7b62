using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Compliance;

/// <summary>What a partner must show, and did. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerCompliance : IGrainExtension
{
    Task<Answer<ComplianceReading>> Record(RecordCompliance command, RequestStamp request);

    /// <summary>How each requirement that is asked of the partner on a day stands; null is the partner's today.</summary>
    Task<Answer<ComplianceStatuses>> Status(BusinessDay? day);
}
