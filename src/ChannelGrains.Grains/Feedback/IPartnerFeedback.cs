using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Feedback;

/// <summary>What customers say of a partner. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerFeedback : IGrainExtension
{
    Task<Answer<KeptAnswer>> RecordAnswer(RecordSurveyAnswer command, RequestStamp request);

    Task<Answer<ComplaintReading>> Open(OpenComplaint command, RequestStamp request);

    Task<Answer<ComplaintReading>> Answer(AnswerComplaint command, RequestStamp request);

    /// <summary>Complaints by id.</summary>
    /// <param name="state">Only those in this state; unspecified is all.</param>
    /// <param name="pageSize">Complaints looked at, of which those are listed; 0 for the default.</param>
    /// <param name="after">The id that the page before ended with; empty for the first page.</param>
    Task<Answer<ListedComplaints>> List(ComplaintState state, int pageSize, string after);

    /// <summary>The answers of a period, or the complaints that were due in it, by business day.</summary>
    /// <param name="period">The period.</param>
    /// <param name="areComplaints">Complaints, not answers.</param>
    /// <param name="size">Facts of a page.</param>
    /// <param name="after">What the page before said of the next one; empty for the first page.</param>
    Task<Answer<HeardFacts>> ListHeard(Period period, bool areComplaints, int size, string after);
}
