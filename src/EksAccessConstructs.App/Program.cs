using Amazon.CDK;
using EksAccessConstructs.Startup;

FastSynth.Enable();
var app = new App();
_ = new Stack(app, "S");
app.Synth();
