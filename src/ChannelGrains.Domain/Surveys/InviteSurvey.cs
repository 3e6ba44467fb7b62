using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Surveys;

/// <summary>Invites somebody to a survey.</summary>
/// <param name="InvitationId">Its id, which nobody had before.</param>
/// <param name="FormId">The form, in its latest version.</param>
/// <param name="CustomerId">Who is invited.</param>
/// <param name="StoreId">The store; empty is the partner as a whole.</param>
/// <param name="Channel">How the invitation is sent; empty is not said.</param>
/// <param name="Reference">What it is asked for, as an order; empty is not said.</param>
/// <param name="ValidDays">Days that it is good; 0 for the default.</param>
[GenerateSerializer, Immutable]
public sealed record InviteSurvey(
    [property: Id(0)] string InvitationId, [property: Id(1)] string FormId, [property: Id(2)] string CustomerId, [property: Id(3)] string StoreId, [property: Id(4)] string Channel,
    [property: Id(5)] string Reference, [property: Id(6)] int ValidDays)
{
    /// <summary>What is wrong with the command itself. Refused, in this order: INVALID_ID, CUSTOMER_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, VALID_DAYS.</summary>
    public Refusal? Check()
    {
        if (PartnerIds.Validate(FormId, "form_id") is { } invalid)
            return invalid;
        if (string.IsNullOrWhiteSpace(CustomerId))
            return Refusal.InvalidArgument("CUSTOMER_EMPTY", "customer_id is empty: say who is invited, so that nobody is asked too often. It is kept as a keyed hash.", "customer_id");
        if ((CheckName(CustomerId, "customer_id") ?? CheckName(StoreId, "store_id") ?? CheckName(Channel, "channel") ?? CheckName(Reference, "reference")) is { } text)
            return text;
        return ValidDays is < 0 or > SurveyLimits.MaxValidDays
            ? Refusal.InvalidArgument("VALID_DAYS", $"valid_days must be 1 to {SurveyLimits.MaxValidDays}, or 0 for {SurveyLimits.DefaultValidDays}.", "valid_days")
            : null;
    }

    /// <summary>Refused, in this order: FORM_NOT_FOUND, FORM_KIND, FORM_PHOTO, FORM_RED_LINE, COOL_DOWN, SURVEYS_FULL. <see cref="Check"/> has found nothing.</summary>
    /// <param name="form">The form's latest version; null where there is none.</param>
    /// <param name="customer">Keyed hash of who is invited.</param>
    /// <param name="invitedBeforeMicros">When that customer was invited the last time; null for never.</param>
    /// <param name="book">The partner's surveys.</param>
    /// <param name="timeline">The partner.</param>
    /// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
    public Outcome<SurveyInvited> Decide(Form? form, ulong customer, long? invitedBeforeMicros, SurveyBook book, PartnerTimeline timeline, long nowMicros)
    {
        if (form is null)
            return Refusal.NotFound("FORM_NOT_FOUND", $"There is no form {FormId}. Check the id against the list of forms.");
        if ((CheckForm(form) ?? CheckCoolDown(invitedBeforeMicros, nowMicros)) is { } refusal)
            return refusal;
        var key = new SurveyKey(FormId, form.Subject);
        if (!book.Surveys.Contains(key) && book.Surveys.Count >= SurveyLimits.MaxSurveys)
            return Refusal.ResourceExhausted("SURVEYS_FULL", $"The partner has {book.Surveys.Count} surveys, and no more are kept: make this one a version of another form.");
        var expiresAt = nowMicros + (long)TimeSpan.FromDays(ValidDays == 0 ? SurveyLimits.DefaultValidDays : ValidDays).TotalMicroseconds;
        return new SurveyInvited(InvitationId, FormId, form.Version, form.Subject, StoreId, Channel, Reference, customer, nowMicros, timeline.DayOf(nowMicros), SurveyLimits.InSeconds(expiresAt));
    }

    /// <summary>Who answers is not known and has nothing but the link: it can send no file, and must not keep a partner from being paid.</summary>
    private static Refusal? CheckForm(Form form)
    {
        if (form.Kind != FormKind.Survey)
            return Refusal.FailedPrecondition("FORM_KIND", $"Form {form.FormId} is no survey: invite to a form of kind SURVEY.", "form_id");
        if (form.Items.FirstOrDefault(item => item.Kind == ItemKind.Photo || item.MinFiles > 0) is { } filed)
            return Refusal.FailedPrecondition("FORM_PHOTO", $"Item {filed.ItemId} of form {form.FormId} asks for files, which nobody can send by an invitation: leave it out.", "form_id");
        return form.Items.FirstOrDefault(item => item.IsRedLine) is { } red
            ? Refusal.FailedPrecondition("FORM_RED_LINE", $"Item {red.ItemId} of form {form.FormId} is a red line, which would hold payments by what anybody answers: make it none.", "form_id")
            : null;
    }

    private static Refusal? CheckCoolDown(long? invitedBeforeMicros, long nowMicros)
    {
        var coolDown = TimeSpan.FromDays(SurveyLimits.CoolDownDays);
        if (invitedBeforeMicros is not { } before || nowMicros - before >= (long)coolDown.TotalMicroseconds)
            return null;
        var again = DateTimeOffset.UnixEpoch.AddMicroseconds(before) + coolDown;
        return Refusal.FailedPrecondition("COOL_DOWN", $"This customer was invited less than {SurveyLimits.CoolDownDays} days ago: invite somebody else, or from {again:yyyy-MM-dd'T'HH:mm:ss'Z'} on.", "customer_id") with
        {
            Metadata = new Dictionary<string, string> { ["again_at"] = $"{again:yyyy-MM-dd'T'HH:mm:ss'Z'}" },
        };
    }

    private static Refusal? CheckName(string text, string field) => Texts.Check(text, SurveyLimits.MaxNameBytes, field);
}
