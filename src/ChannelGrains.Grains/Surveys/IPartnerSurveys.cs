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

    /// <summary>Invitations, the latest first.</summary>
    /// <param name="formId">Only to this form; empty is all.</param>
    /// <param name="state">Only in this state; unspecified is all.</param>
    /// <param name="pageSize">Invitations looked at; 0 for the default.</param>
    /// <param name="after">What the page comes behind; empty for the first page.</param>
    Task<Answer<ListedInvitations>> List(string formId, InvitationState state, int pageSize, string after);

    /// <summary>What is counted in a period of whole months.</summary>
    Task<Answer<SurveySums>> Read(Period period);
}
