using Prescreen.Browser.Support;

[assembly: AssemblyFixture(typeof(Stage))]
