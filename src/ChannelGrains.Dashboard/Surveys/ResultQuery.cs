using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Dashboard.Surveys;

/// <summary>Which results and invitations were chosen, as it stands in an address: of a partner, else of a region, else of a channel type, else of all.</summary>
internal static class ResultQuery
{
    public const int PageSize = 50;

    public static GetSurveyResultsRequest Results(Func<string, string?> chosen, string period) => new()
    {
        Scope = ScopeOf(chosen),
        Period = period,
        FormId = chosen("form") ?? "",
        Subject = Terms.Read<SurveySubject>(chosen("subject")),
    };

    public static ListInvitationsRequest Invitations(Func<string, string?> chosen, string partnerId, int pageSize) => new()
    {
        PartnerId = partnerId,
        FormId = chosen("form") ?? "",
        State = Terms.Read<InvitationState>(chosen("state")),
        PageSize = pageSize,
        PageToken = chosen("page") ?? "",
    };

    private static SurveyScope ScopeOf(Func<string, string?> chosen)
    {
        if (chosen("partner") is { Length: > 0 } partner)
            return new SurveyScope { PartnerId = partner };
        if (chosen("region") is { Length: > 0 } region)
            return new SurveyScope { Region = region };
        return Terms.Read<ChannelType>(chosen("type")) is var type and not ChannelType.Unspecified ? new SurveyScope { ChannelType = type } : new SurveyScope { Company = true };
    }
}
