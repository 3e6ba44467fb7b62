using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl survey ...</summary>
internal static class SurveyCommands
{
    public static Command Create(CliHost host) => new("survey", "Invites to surveys, answers them, and shows what they say.")
    {
        SurveyInviteVerb.Create(host), SurveyInvitationsVerb.Create(host), SurveyAnswerVerbs.Show(host), SurveyAnswerVerbs.Answer(host), SurveyResultsVerb.Create(host),
    };
}
