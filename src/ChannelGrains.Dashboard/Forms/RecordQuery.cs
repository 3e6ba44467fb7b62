using ChannelGrains.Forms.V1;

namespace ChannelGrains.Dashboard.Forms;

/// <summary>Which records and findings of a partner were chosen, as it stands in an address.</summary>
internal static class RecordQuery
{
    public const int PageSize = 50;

    /// <summary>Findings that are open, of which the item failed more than once, nothing or something is decided; those that are closed; all.</summary>
    public const string Open = "", Repeated = "repeated", Undecided = "undecided", Decided = "decided", Closed = "closed", All = "all";

    public static ListRecordsRequest Records(Func<string, string?> chosen, string partnerId, int pageSize) =>
        new() { PartnerId = partnerId, FormId = chosen("form") ?? "", PageSize = pageSize, PageToken = chosen("page") ?? "" };

    public static ListFindingsRequest Findings(Func<string, string?> chosen, string partnerId, int pageSize) => new()
    {
        PartnerId = partnerId,
        State = chosen("show") switch { All => FindingState.Unspecified, Closed => FindingState.Closed, _ => FindingState.Open },
        PageSize = pageSize,
        PageToken = chosen("page") ?? "",
    };

    public static bool IsShown(Finding finding, string? show) => show switch
    {
        Repeated => finding.TimesFailed > 1 || finding.TimesFoundBefore > 0,
        Undecided => finding.Decision.Length == 0,
        Decided => finding.Decision.Length > 0,
        _ => true,
    };
}
