using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Surveys;

/// <summary>Surveys between the domain and their durable form.</summary>
internal static class SurveyFacts
{
    /// <summary>What a caller is answered who invited somebody.</summary>
    public static readonly FactAnswers<InvitedReading> InvitedAnswers = new((fact, version) => new(ToDomain(fact.Surveys.Invited, fact.RecordedAtMicros), version));

    public static SurveysFact ToFact(SurveyInvited invited) => new()
    {
        Invited = new SurveyInvitation
        {
            InvitationId = invited.InvitationId,
            FormId = invited.FormId,
            FormVersion = invited.FormVersion,
            Subject = (int)invited.Subject,
            StoreId = invited.StoreId,
            Channel = invited.Channel,
            Reference = invited.Reference,
            Customer = invited.Customer,
            InvitedOn = invited.InvitedOn.DaysSinceEpoch,
            ExpiresAtMicros = invited.ExpiresAtMicros,
        },
    };

    public static SurveyInvited ToDomain(SurveyInvitation invited, long atMicros) => new(
        invited.InvitationId, invited.FormId, invited.FormVersion, (SurveySubject)invited.Subject, invited.StoreId, invited.Channel, invited.Reference, invited.Customer, atMicros,
        new BusinessDay(invited.InvitedOn), invited.ExpiresAtMicros);
}
