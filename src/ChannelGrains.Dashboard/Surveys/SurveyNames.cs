using System.Globalization;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Forms.V1;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Surveys;

/// <summary>What surveys are about and what they say, in the reader's language.</summary>
internal sealed class SurveyNames(IStringLocalizer<SurveysTexts> texts)
{
    public IReadOnlyList<(string Value, string Text)> Subjects => [.. EnumValues.All<SurveySubject>().Select(subject => (subject.ToString(), Of(subject)))];

    public IReadOnlyList<(string Value, string Text)> States => [.. EnumValues.All<InvitationState>().Select(state => (state.ToString(), Of(state)))];

    public string Of(SurveySubject subject) => subject switch
    {
        SurveySubject.Partner => texts["customers about the partner"],
        SurveySubject.Company => texts["partners about us"],
        _ => Format.None,
    };

    public string Of(InvitationState state) => state switch
    {
        InvitationState.Waiting => texts["Waits for an answer"],
        InvitationState.Answered => texts["Answered"],
        InvitationState.Expired => texts["Expired unanswered"],
        _ => Format.None,
    };

    public static string Tone(InvitationState state) => state switch { InvitationState.Answered => "good", InvitationState.Waiting => "warn", _ => "bad" };

    /// <summary>A share as a percentage, with where it lies with 95 % confidence: 92.0 % (85.0 % – 96.2 %).</summary>
    public static string Share(SurveyEstimate? estimate) =>
        estimate is null ? Format.None : $"{Format.Percent(estimate.Value)} ({Format.Percent(estimate.Lower)} – {Format.Percent(estimate.Upper)})";

    /// <summary>A net promoter score in points of 100, likewise: +25.0 (-3.1 – +48.7).</summary>
    public static string Points(SurveyEstimate? estimate) => estimate is null ? Format.None : $"{Point(estimate.Value)} ({Point(estimate.Lower)} – {Point(estimate.Upper)})";

    private static string Point(string value) => Format.Parse(value) is { } ratio ? (ratio * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) : Format.None;
}
