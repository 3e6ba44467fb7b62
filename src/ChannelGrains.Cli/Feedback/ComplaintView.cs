using ChannelGrains.Cli.Output;
using ChannelGrains.Feedback.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Feedback;

/// <summary>Complaints for people.</summary>
internal static class ComplaintView
{
    public static IRenderable One(Complaint complaint) => Tables.Details(
        ("complaint", complaint.ComplaintId),
        ("subject", complaint.Subject),
        ("state", State(complaint)),
        ("opened", Figures.Of(complaint.OpenedAt)),
        ("due", Figures.Of(complaint.DueAt)),
        ("answered", Figures.Of(complaint.AnsweredAt)),
        ("answer", complaint.Answer));

    public static IRenderable Many(ListComplaintsResponse complaints)
    {
        var table = Tables.Create("complaint", "state", "due", "answered", "subject");
        foreach (var complaint in complaints.Complaints)
            table.Row(complaint.ComplaintId, State(complaint), Figures.Of(complaint.DueAt), Figures.Of(complaint.AnsweredAt), complaint.Subject);

        return new Rows(table, Tables.Line($"{Figures.Of(complaints.OpenCount)} open"));
    }

    private static string State(Complaint complaint) => EnumNames.Of(complaint.State) + (complaint.Overdue ? ", overdue" : "");
}
