using ChannelGrains.Dashboard.Naming;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Dashboard.Forms;

/// <summary>Which assignments were chosen, as it stands in an address.</summary>
internal static class FieldQuery
{
    public const int PageSize = 100;

    public static ListAssignmentsRequest Of(Func<string, string?> chosen, int pageSize)
    {
        var request = new ListAssignmentsRequest
        {
            PlanId = chosen("plan") ?? "",
            Region = chosen("region") ?? "",
            ChannelType = Terms.Read<ChannelType>(chosen("type")),
            PartnerId = chosen("partner") ?? "",
            Owner = chosen("owner") ?? "",
            PageSize = pageSize,
            PageToken = chosen("page") ?? "",
        };
        if (Terms.Read<AssignmentState>(chosen("state")) is var state and not AssignmentState.Unspecified)
            request.States.Add(state);
        return request;
    }
}
