using System.Globalization;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Forms.V1;
using ChannelGrains.Grains;
using InviteSurvey = ChannelGrains.Domain.Surveys.InviteSurvey;
using ListedInvitation = ChannelGrains.Domain.Surveys.ListedInvitation;
using Wire = ChannelGrains.Forms.V1;

namespace ChannelGrains.Gateway.Surveys;

/// <summary>Surveys between the wire and the domain.</summary>
internal static class SurveyMessages
{
    /// <summary>Decimals of an estimate.</summary>
    private const string Places = "0.000000";

    public static InviteSurvey ToCommand(InviteSurveyRequest request, string invitationId) =>
        new(invitationId, request.FormId, request.CustomerId, request.StoreId, request.Channel, request.Reference, request.ValidDays);

    public static SurveyInvitation ToMessage(string partnerId, SurveyInvited invited) => new()
    {
        InvitationId = invited.InvitationId,
        PartnerId = partnerId,
        FormId = invited.FormId,
        FormVersion = invited.FormVersion,
        Subject = (SurveySubject)invited.Subject,
        StoreId = invited.StoreId,
        Channel = invited.Channel,
        Reference = invited.Reference,
        InvitedAt = Timestamps.FromMicros(invited.InvitedAtMicros),
        ExpiresAt = Timestamps.FromMicros(invited.ExpiresAtMicros),
    };

    /// <summary>What it is asked for is left out: that would say whose answer a record is.</summary>
    public static Wire.ListedInvitation ToMessage(string partnerId, ListedInvitation listed) =>
        new() { Invitation = ToMessage(partnerId, listed.Invited with { Reference = "" }), State = (Wire.InvitationState)listed.State };

    public static SurveyResult ToMessage(SurveySum sum) => new()
    {
        FormId = sum.Key.FormId,
        Subject = (SurveySubject)sum.Key.Subject,
        Invited = sum.Counts.Invited,
        Answers = sum.Counts.Answers,
        Rated = sum.Counts.Rated,
        Satisfied = sum.Counts.Satisfied,
        Satisfaction = ToMessage(Estimates.Share(sum.Counts.Satisfied, sum.Counts.Rated)),
        Detractors = sum.Counts.Detractors,
        Passives = sum.Counts.Passives,
        Promoters = sum.Counts.Promoters,
        NetPromoters = ToMessage(Estimates.NetPromoters(sum.Counts)),
    };

    private static SurveyEstimate? ToMessage(Estimate? estimate) => estimate is { } known
        ? new SurveyEstimate { Value = Text(known.Value), Lower = Text(known.Lower), Upper = Text(known.Upper) }
        : null;

    private static string Text(double value) => value.ToString(Places, CultureInfo.InvariantCulture);
}
