using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Surveys;

/// <summary>Surveys of a partner. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerSurveys : IGrainExtension
{
    /// <summary>Invites somebody; a request that comes again is answered the invitation that it made, whose id is another than the command's.</summary>
    Task<Answer<InvitedReading>> Invite(InviteSurvey command, RequestStamp request);

    /// <summary>What an invitation asks.</summary>
    Task<Answer<SurveyAsked>> Find(string invitationId);

    /// <summary>Keeps the answer to an invitation, of which there is one.</summary>
    Task<Answer<AnsweredReading>> Answer(string invitationId, IReadOnlyList<AnswerSetting> answers, RequestStamp request);

    /// <summary>What is counted in a period of whole months.</summary>
    Task<Answer<SurveySums>> Read(Period period);
}
