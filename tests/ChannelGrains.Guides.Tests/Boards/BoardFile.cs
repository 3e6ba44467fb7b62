using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChannelGrains.Guides.Tests.Boards;

/// <summary>A dashboard as Grafana imports and provisions it.</summary>
internal static class BoardFile
{
    private const int Columns = 3, Width = 8, Height = 8, GoalHeight = 4;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonObject Source => new() { ["type"] = "prometheus", ["uid"] = "${datasource}" };

    public static string Write(Board board) => new JsonObject
    {
        ["uid"] = "channelgrains-" + board.Name,
        ["title"] = board.Title,
        ["tags"] = new JsonArray("channelgrains"),
        ["schemaVersion"] = 39,
        ["editable"] = true,
        ["refresh"] = "10s",
        ["time"] = new JsonObject { ["from"] = "now-30m", ["to"] = "now" },
        ["timezone"] = "browser",
        ["templating"] = new JsonObject { ["list"] = new JsonArray(SourceVariable(), InstanceVariable(board)) },
        ["annotations"] = new JsonObject { ["list"] = new JsonArray() },
        ["panels"] = Panels(board),
    }.ToJsonString(Indented) + "\n";

    private static JsonObject SourceVariable() => new() { ["name"] = "datasource", ["label"] = "Data source", ["type"] = "datasource", ["query"] = "prometheus" };

    private static JsonObject InstanceVariable(Board board) => new()
    {
        ["name"] = "instance",
        ["label"] = "Server",
        ["type"] = "query",
        ["datasource"] = Source,
        ["query"] = $"label_values({board.InstanceSeries}, instance)",
        ["refresh"] = 2,
        ["includeAll"] = true,
        ["multi"] = true,
        ["current"] = new JsonObject { ["text"] = "All", ["value"] = "$__all" },
    };

    /// <summary>Goals in the first rows, then the rest; three a row.</summary>
    private static JsonArray Panels(Board board)
    {
        var (panels, y) = (new JsonArray(), 0);
        foreach (var kind in board.Panels.GroupBy(panel => panel.Goal is not null).OrderByDescending(kind => kind.Key))
        {
            var height = kind.Key ? GoalHeight : Height;
            foreach (var (at, panel) in kind.Index())
                panels.Add((JsonNode)Of(panel, panels.Count + 1, new JsonObject { ["h"] = height, ["w"] = Width, ["x"] = at % Columns * Width, ["y"] = y + at / Columns * height }));
            y += (kind.Count() + Columns - 1) / Columns * height;
        }
        return panels;
    }

    private static JsonObject Of(Panel panel, int id, JsonObject place) => new()
    {
        ["id"] = id,
        ["type"] = panel.Goal is null ? "timeseries" : "stat",
        ["title"] = panel.Title,
        ["description"] = panel.Description,
        ["datasource"] = Source,
        ["gridPos"] = place,
        ["fieldConfig"] = new JsonObject { ["defaults"] = Defaults(panel), ["overrides"] = Overrides(panel) },
        ["options"] = Options(panel),
        ["targets"] = new JsonArray([.. panel.Targets.Select((target, at) => (JsonNode)Of(target, at))]),
    };

    private static JsonObject Defaults(Panel panel) => panel.Goal is { } goal
        ? new JsonObject
        {
            ["unit"] = panel.Unit,
            ["decimals"] = 3,
            ["thresholds"] = new JsonObject
            {
                ["mode"] = "absolute",
                ["steps"] = new JsonArray(new JsonObject { ["color"] = "red", ["value"] = null }, new JsonObject { ["color"] = "green", ["value"] = goal }),
            },
        }
        : new JsonObject { ["unit"] = panel.Unit, ["min"] = 0, ["custom"] = new JsonObject { ["fillOpacity"] = 10, ["showPoints"] = "never" } };

    private static JsonObject Options(Panel panel) => panel.Goal is null
        ? new JsonObject
        {
            ["legend"] = new JsonObject { ["calcs"] = new JsonArray(), ["displayMode"] = "list", ["placement"] = "bottom", ["showLegend"] = true },
            ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "desc" },
        }
        : new JsonObject
        {
            ["colorMode"] = "value",
            ["graphMode"] = "area",
            ["justifyMode"] = "auto",
            ["orientation"] = "auto",
            ["percentChangeColorMode"] = "standard",
            ["reduceOptions"] = new JsonObject { ["calcs"] = new JsonArray("lastNotNull") },
            ["showPercentChange"] = false,
            ["textMode"] = "auto",
            ["wideLayout"] = true,
        };

    /// <summary>A unit of its own is of a whole query, which may have many names.</summary>
    private static JsonArray Overrides(Panel panel) =>
    [
        .. panel.Targets.Index().Where(each => each.Item.Unit is not null).Select(each => (JsonNode)new JsonObject
        {
            ["matcher"] = new JsonObject { ["id"] = "byFrameRefID", ["options"] = RefId(each.Index) },
            ["properties"] = new JsonArray(
                new JsonObject { ["id"] = "unit", ["value"] = each.Item.Unit }, new JsonObject { ["id"] = "custom.axisPlacement", ["value"] = "right" }),
        }),
    ];

    private static JsonObject Of(Target target, int at) => new()
    {
        ["refId"] = RefId(at),
        ["datasource"] = Source,
        ["expr"] = target.Expression,
        ["legendFormat"] = target.Legend,
        ["exemplar"] = target.Expression.Contains("ack_duration", StringComparison.Ordinal),
    };

    private static string RefId(int at) => ((char)('A' + at)).ToString();
}
