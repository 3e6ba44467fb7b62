using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Discipline;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Compliance;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Discipline;

/// <summary>How the company itself keeps its rules; the key is <see cref="DisciplineNames.Discipline"/>. Every answer carries the commit that it must not leave before.</summary>
public interface IDisciplineGrain : IGrainWithStringKey
{
    Task<Answer<Declaration>> Declare(RecordDeclaration command, RequestStamp request);

    /// <param name="command">The gift; its partner exists.</param>
    /// <param name="request">The request.</param>
    Task<Answer<Gift>> RecordGift(RecordGift command, RequestStamp request);

    Task<Answer<Gift>> DecideGift(DecideGift command, RequestStamp request);

    Task<Answer<ComplianceReading>> Show(ShowCompany command, RequestStamp request);

    /// <summary>How all that is asked of the company stands on a day; null is the programme's today.</summary>
    Task<Answer<CompanyReading>> ReadCompany(BusinessDay? day);
}
